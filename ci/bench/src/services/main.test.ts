import { join } from 'node:path';

import { findProgram } from '@ibex/test-programs';
import { execa } from 'execa';
import { expect, it } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
it('prints the added latency of each load with the goals, and what metrics and tracing cost', async () => {
  const { stdout, exitCode } = await run('--rate', '40', '--seconds', '0.2', '--rounds', '1');
  expect(exitCode).toBe(0);
  const number = ' +-?\\d+\\.\\d\\d │';
  for (const [kind, rate] of [
    ['completion', 40],
    ['completion', 20],
    ['stream', 10],
  ] as const) {
    expect(stdout).toMatch(
      new RegExp(
        [
          `│ ${kind} +│ +${String(rate)} │ direct +│(?:${number}){5} .*`,
          `│ +│ +│ through the proxy │(?:${number}){5} .*`,
          `│ +│ +│ added +│(?:${number}){4} +│ (?:p99 < 20 ms: (?:met|missed), p99 < 5 ms: (?:met|missed) \\(rounds: .*|not judged, for the reason above +│)`,
        ].join('\n'),
      ),
    );
  }
  const installed = [
    ...(findProgram('postgresql') ? ['PostgreSQL'] : []),
    ...(findProgram('redis-server') ? ['Redis'] : []),
  ];
  for (const program of ['proxy', 'stub upstream', 'auth', 'load generator', ...installed]) {
    expect(stdout).toMatch(new RegExp(`│ ${program} +│ +\\d+ µs │ +\\d+\\.\\d MB │`));
  }
  for (const variant of ['as shipped', 'without metrics', 'with tracing']) {
    expect(stdout).toMatch(new RegExp(`│ ${variant} +│(?:${number}){2} +\\d+ µs │`));
  }
}, 60_000);

it('does not know what is no option', async () => {
  expect(await run('--rate', '0')).toMatchObject({ exitCode: 2 });
  expect(await run('--seconds', 'long')).toMatchObject({ exitCode: 2 });
});

function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-services.js');
  return execa(process.execPath, [program, ...args], { reject: false });
}
