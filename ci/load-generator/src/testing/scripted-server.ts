import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server in this process. */
export interface ScriptedServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts a server on a free port of loopback. */
export async function startScriptedServer(answer: RequestListener): Promise<ScriptedServer> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
