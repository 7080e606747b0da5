// Socket.IO beside Koa: names of events are few; rooms, ids and URLs of handshakes are not.
import type { Server } from 'socket.io';

import { connections, messages } from './metrics.js';

export function observe(io: Server): void {
  io.on('connection', (socket) => {
    connections.inc({ transport: socket.conn.transport.name });
    connections.inc({ path: socket.request.url }); // finds: no-url-route-label
    connections.inc({ session_id: socket.id }); // finds: no-high-cardinality-labels
    socket.join(`user:${socket.data.user_id}`);
    socket.onAny((event) => messages.inc({ event }));
    socket.on('disconnect', () => connections.dec({ transport: socket.conn.transport.name }));
  });
}
