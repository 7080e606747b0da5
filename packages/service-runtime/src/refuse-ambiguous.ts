import type { IncomingMessage, ServerResponse } from 'node:http';

import type { FastifyInstance } from 'fastify';

import { examineRequest, malformedRequest } from './examine-request.js';
import type { HttpError } from './http-error.js';
import type { Connections } from './watch-connections.js';

/**
 * Refuses requests that another program could read otherwise, and whatever comes after them: Node.js has read it as
 * requests by then, and they would be forwarded.
 *
 * @param server - before its other hooks
 */
export function refuseAmbiguous(server: FastifyInstance, connections: Connections): void {
  const refused = new WeakMap<IncomingMessage, HttpError>();
  server.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.of(request.socket);
    const error = connection?.isRefused === true ? FOLLOWS : examineRequest(request);
    if (!error) return;
    refused.set(request, error);
    response.setHeader('connection', 'close');
    if (connection) connection.isRefused = true;
  });
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    done(refused.get(raw));
  });
}

const FOLLOWS = malformedRequest('what came before it could not be read; send it again on a new connection');
