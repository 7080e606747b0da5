// A program: an OpenTelemetry collector that swallows what it is sent over HTTP. Asked with GET it says how many exports
// that were.
import { createServer } from 'node:http';

import { listenAndTell } from './listen-and-tell.js';

let exports = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(String(exports));
    return;
  }
  exports += 1;
  request.resume().once('end', () => {
    // The empty message of a response that took everything.
    response.writeHead(200, { 'content-type': request.headers['content-type'] ?? 'application/json' });
    response.end(request.headers['content-type'] === 'application/json' ? '{}' : '');
  });
});

listenAndTell(server);
