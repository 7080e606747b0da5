import { Server as NetServer, type Socket } from 'node:net';

import type { Server } from '@grpc/grpc-js';

/**
 * The sockets of a gRPC server. It waits for all of them when it stops, also for one that never became a connection of
 * HTTP/2 and for one whose client is frozen and says no good-bye.
 */
export class OpenSockets {
  readonly #sockets = new Set<Socket>();

  /**
   * Keeps track of them from now on.
   *
   * It looks into the server, which has no way to tell of them; where a later grpc-js keeps them elsewhere, a test tells.
   *
   * @param server - has just begun to listen
   */
  watch(server: Server): void {
    const servers: unknown = Reflect.get(server, 'http2Servers');
    if (!(servers instanceof Map)) return;
    for (const listening of servers.keys()) {
      if (listening instanceof NetServer) listening.on('connection', this.#add);
    }
  }

  /** Destroys those over which nothing has come: in HTTP/2 and in TLS it is the client who begins. */
  destroySilent(): void {
    for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
  }

  destroyAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  readonly #add = (socket: Socket): void => {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  };
}
