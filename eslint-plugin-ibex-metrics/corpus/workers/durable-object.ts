// Workers: a durable object with metrics in a private field and the id of its session as a label.
import { DurableObject } from 'cloudflare:workers';

import { createMetrics } from './metrics.js';

export class Room extends DurableObject {
  readonly #metrics = createMetrics();

  async webSocketMessage(socket: WebSocket, message: string): Promise<void> {
    const { session_id, kind } = socket.deserializeAttachment();
    this.#metrics.messages.inc({ kind });
    this.#metrics.messages.inc({ kind, session_id }); // finds: no-high-cardinality-labels
    this.ctx.storage.put({ session_id, path: message });
    socket.serializeAttachment({ session_id, kind });
  }
}
