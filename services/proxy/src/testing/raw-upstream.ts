import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** An upstream that answers with the bytes a test says, valid HTTP or not. */
export interface RawUpstream {
  readonly url: string;
  /** How many requests came so far. */
  readonly requests: () => number;
  /** How many connections were opened so far. */
  readonly connections: () => number;
  stop(): Promise<void>;
}

/**
 * Starts an upstream that calls `answer` for each request, once its head is here.
 *
 * @param answer - is given the connection, and how many requests came on it, this one included
 */
export async function startRawUpstream(
  answer: (socket: Socket, requestsOnIt: number) => void,
): Promise<RawUpstream> {
  const sockets = new Set<Socket>();
  let requests = 0;
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let onIt = 0;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      if (!chunk.includes('\r\n\r\n')) return;
      requests += 1;
      onIt += 1;
      answer(socket, onIt);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests: () => requests,
    connections: () => connections,
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
