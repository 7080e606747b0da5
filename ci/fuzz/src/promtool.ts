import { spawn, spawnSync } from 'node:child_process';

/** How `promtool check metrics` ended, and what it wrote to its standard error, one character for each byte. */
export interface PromtoolRun {
  readonly exitCode: number;
  readonly errors: string;
}

/** The version of the promtool that is installed, `undefined` if there is none. */
export function promtoolVersion(): string | undefined {
  const { status, stdout } = spawnSync('promtool', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return /version (\S+)/.exec(stdout)?.[1] ?? 'unknown';
}

/**
 * Gives a body to `promtool check metrics`.
 *
 * @throws Error if promtool cannot be started, or was ended by a signal
 */
export function runPromtool(body: Uint8Array): Promise<PromtoolRun> {
  return new Promise((resolve, reject) => {
    const promtool = spawn('promtool', ['check', 'metrics'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, ...SHORT_LIVED },
    });
    let errors = '';
    promtool.stderr.setEncoding('latin1').on('data', (text: string) => (errors += text));
    // It may end before it has read all.
    promtool.stdin.on('error', () => undefined).end(body);
    promtool.on('error', reject).on('close', (exitCode, signal) => {
      if (exitCode === null) reject(new Error(`promtool was ended by ${String(signal)}`));
      else resolve({ exitCode, errors });
    });
  });
}

// It lives for some milliseconds: threads and a garbage collector cost it more than its work.
const SHORT_LIVED = { GOMAXPROCS: '1', GOGC: 'off' };
