import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { PROGRAM } from './run-program.js';

/** How a run of `check-metrics lint` ended, and what it took. */
export interface MeasuredLint {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory it had resident at a time. */
  readonly peakMegabytes: number;
}

/**
 * Runs `check-metrics lint` on what is piped into it, with little room for JavaScript objects: what it holds on to
 * ends it.
 *
 * @param args - behind `lint`
 * @param chunks - the bytes, made as they are asked for
 * @param heapMegabytes - the most that its objects may take
 */
export async function measureLint(
  args: readonly string[],
  chunks: Iterable<Uint8Array>,
  heapMegabytes: number,
): Promise<MeasuredLint> {
  const options = [`--max-old-space-size=${String(heapMegabytes)}`, '--import', REPORT];
  const child = spawn(process.execPath, [...options, PROGRAM, 'lint', ...args], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  });
  const [input, stdout, stderr, report] = child.stdio;
  // A program that ends before it has read everything is no failure here.
  input.on('error', () => undefined);
  Readable.from(chunks).pipe(input);
  const [[code], ...texts] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    ...[stdout, stderr, report].map((stream) => (stream instanceof Readable ? text(stream) : '')),
  ]);
  const [printed = '', complaints = '', kilobytes = ''] = texts;
  return { code, stdout: printed, stderr: complaints, peakMegabytes: Number(kilobytes) / 1024 };
}

/** Loaded before the program. What Linux tells of a process includes its parent, except there. */
const REPORT = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    const status = '/proc/self/status';
    const peak = existsSync(status)
      ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'))[1]
      : process.resourceUsage().maxRSS;
    writeSync(3, String(peak));
  });
`)}`;
