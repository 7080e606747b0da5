import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { whenOver } from './request-end.js';

/** The connections of a server. */
export interface Connections {
  /**
   * From now on each connection is closed after the requests it has open. Without it a connection that is busy when
   * the server closes stays open, idle, until its keep-alive runs out, and the server with it.
   */
  drain(): void;
  /** The responses of a connection that are not over, in the order of their requests. */
  openOn(socket: Socket): readonly ServerResponse[];
}

/**
 * Keeps watch over the connections of a server and what is open on each.
 *
 * @param server - not listening yet
 */
export function watchConnections(server: Server): Connections {
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
    openOn: (socket) => [...(open.get(socket) ?? [])],
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
