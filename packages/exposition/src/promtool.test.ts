import { spawn, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { PARSER_ERROR_CASES } from './testing/parser-error-cases.js';
import { CLEAN_BODIES, PROBLEM_CASES } from './testing/problem-cases.js';
import { randomBodies } from './testing/random-body.js';
import { validateExposition } from './validate-exposition.js';

const SEED = 20_240_229;
const RANDOM_BODIES = 500;
const PARALLEL = 4;
const encoder = new TextEncoder();

const installed = spawnSync('promtool', ['--version']).status === 0;
const required = process.env['CI'] === 'true';
if (!installed && !required) console.warn('skipped: promtool (Debian package prometheus) is not on the PATH');

/** The line of the first syntax error with what is said of it, or `accepted`. */
type Verdict = string;

describe.skipIf(!installed && !required)(
  'promtool check metrics agrees on the verdict, the line and the message',
  () => {
    test('for the cases of every code', async () => {
      const cases = PROBLEM_CASES.filter(({ code }) => !code.startsWith('limit/')).map(({ body }) => body);
      const parserErrors = PARSER_ERROR_CASES.map(([body]) => body);
      await expectAgreement([...cases, ...CLEAN_BODIES, ...parserErrors].map(toBytes));
    });

    test(`for random bodies from seed ${String(SEED)}`, { timeout: 60_000 }, async () => {
      const bodies = randomBodies(SEED);
      await expectAgreement(Array.from({ length: RANDOM_BODIES }, () => bodies.next().value as Uint8Array));
    });
  },
);

async function expectAgreement(bodies: readonly Uint8Array[]): Promise<void> {
  const disagreements: unknown[] = [];
  const queue = bodies.values();
  const work = async (): Promise<void> => {
    for (const body of queue) {
      const theirs = await promtoolVerdict(body);
      const ours = ourVerdict(body);
      if (theirs !== ours) disagreements.push({ body: Buffer.from(body).toString('latin1'), theirs, ours });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  expect(disagreements).toEqual([]);
}

function ourVerdict(body: Uint8Array): Verdict {
  const { valid, problems, parserError } = validateExposition(body);
  if (valid) return 'accepted';
  const line = problems.find(({ code }) => code.startsWith('syntax/'))?.line;
  return Buffer.from(`${String(line)}: ${parserError?.message ?? ''}\n`).toString('latin1');
}

function promtoolVerdict(body: Uint8Array): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const promtool = spawn('promtool', ['check', 'metrics'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, ...SHORT_LIVED },
    });
    let output = '';
    promtool.stderr.setEncoding('latin1').on('data', (text: string) => (output += text));
    // promtool stops reading at the first error.
    promtool.stdin.on('error', () => undefined).end(body);
    promtool.on('error', reject).on('close', (exitCode) => {
      const [, error] = /text format parsing error in line (\d+: .*)$/s.exec(output) ?? [];
      if (exitCode === 1 && error === undefined) reject(new Error(`promtool failed: ${output}`));
      else resolve(error ?? 'accepted');
    });
  });
}

function toBytes(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? encoder.encode(body) : body;
}

// It lives for some milliseconds: threads and a garbage collector cost it more than its work.
const SHORT_LIVED = { GOMAXPROCS: '1', GOGC: 'off' };
