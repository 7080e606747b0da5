import type { IncomingMessage, ServerResponse } from 'node:http';

import type { FastifyInstance } from 'fastify';

/**
 * Tells a client that asked first whether to send its body (`expect: 100-continue`) to send it once it is wanted: after
 * all that can be said without it. Node.js by itself says yes at once, and then megabytes come for a 401.
 *
 * @param server - before its other hooks on bodies
 * @param bodyLimit - the largest body that is read, in bytes
 */
export function continueWhenWanted(server: FastifyInstance, bodyLimit: number): void {
  const waiting = new WeakSet<ServerResponse>();
  server.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    waiting.add(response);
    // After a "no" a client may leave out its body or not, so what follows cannot be told apart.
    response.setHeader('connection', 'close');
    server.server.emit('request', request, response);
  });
  // Any other expectation is answered like any other request.
  server.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.server.emit('request', request, response);
  });
  server.addHook('preParsing', ({ headers }, { raw }, payload, done) => {
    if (waiting.has(raw) && !(Number(headers['content-length']) > bodyLimit)) {
      raw.removeHeader('connection');
      raw.writeContinue();
    }
    done(null, payload);
  });
}
