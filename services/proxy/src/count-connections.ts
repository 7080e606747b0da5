import type { Server } from 'node:http';

import type { Metrics } from '@ibex/metrics';

/**
 * Keeps count of the open connections of a server.
 *
 * @param server - not listening yet
 * @param record - where they are recorded
 */
export function countConnections(server: Server, record: Metrics['record']): void {
  server.on('connection', (socket) => {
    record.ibex_proxy_active_connections.inc();
    socket.once('close', () => {
      record.ibex_proxy_active_connections.dec();
    });
  });
}
