import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
  type Socket,
} from 'node:net';

const LONGEST_WAIT = 1000;

/** A certificate and its key, in PEM. */
export interface TlsCertificate {
  readonly cert: string;
  readonly key: string;
}

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

  /** The same, where the server's half of a connection is ended only by itself. */
  async halfOpen(answer: (socket: Socket) => void): Promise<URL> {
    const server = createTcpServer({ allowHalfOpen: true }, (socket) => {
      socket.once('data', () => {
        answer(socket);
      });
    });
    return this.#listen(server, '127.0.0.1');
  }

  /** Serves HTTP over TLS. */
  async https(answer: RequestListener, certificate: TlsCertificate): Promise<URL> {
    const url = await this.#listen(createHttpsServer(certificate, answer), '127.0.0.1');
    return new URL(url.href.replace('http:', 'https:'));
  }

  /** Serves HTTP at a unix socket. */
  async unix(answer: RequestListener, path: string): Promise<void> {
    await this.#start(createHttpServer(answer).listen(path));
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
    await this.#start(server.listen(0, host));
    const { address, family, port } = server.address() as AddressInfo;
    return new URL(`http://${family === 'IPv6' ? `[${address}]` : address}:${String(port)}/metrics`);
  }

  async #start(server: TcpServer): Promise<void> {
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that hangs up is what several tests are about.
      socket.on('error', () => undefined);
    });
    await once(server, 'listening');
    this.#servers.add(server);
  }
}
