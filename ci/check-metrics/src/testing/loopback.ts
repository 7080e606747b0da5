import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
  type Socket,
} from 'node:net';

const LONGEST_WAIT = 1000;

/** Servers on loopback that a test starts and {@link LoopbackServers.close} stops. */
export class LoopbackServers {
  readonly #servers = new Set<TcpServer>();
  readonly #sockets = new Set<Socket>();

  /** Serves HTTP. */
  async http(answer: RequestListener, host = '127.0.0.1'): Promise<URL> {
    return this.#listen(createHttpServer(answer), host);
  }

  /** Speaks whatever bytes a test wants to each connection, once the first bytes of a request are there. */
  async bytes(answer: (socket: Socket) => void): Promise<URL> {
    const server = createTcpServer((socket) => {
      socket.once('data', () => {
        answer(socket);
      });
    });
    return this.#listen(server, '127.0.0.1');
  }

  /** The connections still open, once they had a moment to end: what a client forgot to close. */
  async connectionsLeft(): Promise<number> {
    const end = Date.now() + LONGEST_WAIT;
    while (this.#sockets.size > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
    return this.#sockets.size;
  }

  /** Stops every server, whatever is connected to it. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      [...this.#servers].map(async (server) => {
        const closed = once(server, 'close');
        server.close();
        await closed;
      }),
    );
    this.#servers.clear();
  }

  async #listen(server: TcpServer, host: string): Promise<URL> {
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that hangs up is what several tests are about.
      socket.on('error', () => undefined);
    });
    server.listen(0, host);
    await once(server, 'listening');
    this.#servers.add(server);
    const { address, family, port } = server.address() as AddressInfo;
    return new URL(`http://${family === 'IPv6' ? `[${address}]` : address}:${String(port)}/metrics`);
  }
}
