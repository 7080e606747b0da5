// HTTP/2: the pseudo header `:path` of a stream is the path as requested under another name.
import { createServer } from 'node:http2';

import { requests } from './metrics.js';

const server = createServer();

server.on('stream', (stream, headers) => {
  requests.inc({ route: headers[':path'] }); // finds: no-url-route-label
  requests.inc({ route: headers[':path'] === '/healthz' ? '/healthz' : 'other' });
  stream.respond({ ':status': 200 });
  stream.end(String(headers[':path']));
});
