import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Makes sure that a port of loopback can be listened on.
 *
 * @param option - the option that names it, for the message
 * @throws Error saying what to do
 */
export async function assertFreePort(port: number, option: string): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'EADDRINUSE' ? 'another program listens there' : `it cannot be used (${code ?? ''})`;
    throw new Error(
      `port ${String(port)}: ${reason}; give another port with ${option}, or none for a free one`,
      {
        cause: error,
      },
    );
  } finally {
    server.close();
  }
}
