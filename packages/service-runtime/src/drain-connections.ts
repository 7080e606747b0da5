import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { whenOver } from './request-end.js';

/**
 * Lets a server come to rest. Without it a connection that is busy when the server closes stays open, idle,
 * until its keep-alive runs out, and the server with it.
 *
 * @param server - not listening yet
 * @returns `drain`: from now on each connection is closed after the requests it has open
 */
export function drainConnections(server: Server): { drain(): void } {
  const connections = new Set<Socket>();
  const open = new Map<Socket, Set<ServerResponse>>();
  let isDraining = false;

  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    // Each pipelined request listens for the end of its connection, and any number of them is fine.
    socket.setMaxListeners(0);
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const responses = open.get(socket) ?? new Set();
    open.set(socket, responses.add(response));
    whenOver(request, response, () => {
      responses.delete(response);
      if (responses.size > 0) return;
      open.delete(socket);
      if (isDraining) socket.end();
    });
  });

  return {
    drain: () => {
      isDraining = true;
      for (const socket of connections) {
        if (!open.has(socket)) closeSoon(socket, () => open.has(socket));
      }
      for (const response of [...open.values()].flatMap((responses) => [...responses])) {
        if (!response.headersSent) response.setHeader('connection', 'close');
      }
    },
  };
}

/** How long a client may take to finish the head of a request that it has begun, in milliseconds. */
const HEAD_GRACE = 1000;

// Node.js does not count such a connection as idle: one that has sent nothing yet, as browsers and load balancers
// open them, would hold up the end of the service for as long as it likes.
function closeSoon(socket: Socket, isInUse: () => boolean): void {
  if (socket.bytesRead === 0) {
    socket.destroy();
    return;
  }
  setTimeout(() => {
    if (!isInUse()) socket.destroy();
  }, HEAD_GRACE).unref();
}
