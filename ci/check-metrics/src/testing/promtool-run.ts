import { spawn, spawnSync } from 'node:child_process';

/** How `promtool check metrics` ended, and what it wrote, one character for each byte. */
export interface PromtoolRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Whether tests can use promtool. Says so on standard error if not.
 *
 * @throws Error if it is missing where everything is run, with `CI=true`
 */
export function isPromtoolInstalled(): boolean {
  if (spawnSync('promtool', ['--version']).status === 0) return true;
  const reason = 'promtool is not installed; on Debian: apt-get install prometheus';
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
}

/**
 * Gives a body to `promtool check metrics --extended`.
 *
 * @throws Error if promtool cannot be started, or was ended by a signal
 */
export function runPromtool(body: Uint8Array): Promise<PromtoolRun> {
  return new Promise((resolve, reject) => {
    const promtool = spawn('promtool', ['check', 'metrics', '--extended'], {
      env: { ...process.env, ...SHORT_LIVED },
    });
    const output = { stdout: '', stderr: '' };
    promtool.stdout.setEncoding('latin1').on('data', (text: string) => (output.stdout += text));
    promtool.stderr.setEncoding('latin1').on('data', (text: string) => (output.stderr += text));
    // It may end before it has read all.
    promtool.stdin.on('error', () => undefined).end(body);
    promtool.on('error', reject).on('close', (exitCode, signal) => {
      if (exitCode === null) reject(new Error(`promtool was ended by ${String(signal)}`));
      else resolve({ exitCode, ...output });
    });
  });
}

// It lives for some milliseconds: threads and a garbage collector cost it more than its work.
const SHORT_LIVED = { GOMAXPROCS: '1', GOGC: 'off' };
