import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** An HTTP server in a process of its own. */
export interface SeparateServer {
  readonly origin: string;
  /** Stands still for so many milliseconds, as a machine does that is out of memory. */
  freeze(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server that answers at once, with two kilobytes in two pieces. */
export async function startSeparateServer(): Promise<SeparateServer> {
  const child = spawn(process.execPath, ['--eval', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    origin: `http://127.0.0.1:${port.toString().trim()}`,
    freeze: async (milliseconds) => {
      child.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      child.kill('SIGCONT');
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

const SERVER = `
  const server = require('node:http').createServer((request, response) => {
    response.write('x'.repeat(1000));
    response.end('x'.repeat(1000));
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;
