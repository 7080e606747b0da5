import type { Server } from 'node:http';
import type { Socket } from 'node:net';

import type { Connections } from './watch-connections.js';

/**
 * Closes connections whose clients take nothing of an answer that waits for them. Each would hold its request open, and
 * whatever the answer comes from, for as long as it likes.
 *
 * @param server - its `timeout` is how long a client may do so
 */
export function closeStalled(server: Server, connections: Connections): void {
  // Node.js tells of each connection over which nothing went for so long, one that was kept alive in vain included. Where
  // there is nothing to send it is the service that takes its time, or a request, for which there are other limits.
  server.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy(new Error('the client takes nothing of its answer'));
    else if (connections.of(socket)?.isIdle === true) socket.destroy();
  });
}
