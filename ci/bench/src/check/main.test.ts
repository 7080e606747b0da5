import { join } from 'node:path';

import { execa } from 'execa';
import { expect, it } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
it('prints a ratio for each comparison, and a verdict on the start', async () => {
  const { stdout, exitCode } = await run('--rounds', '1');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/│ time +│ check-metrics, both services +│ node -e 0 .*≤ 3 │ (?:met|missed)/);
  expect(stdout).toMatch(/│ time +│ check-metrics --help +│ node -e 0 .*≤ 3 │ (?:met|missed)/);
  expect(stdout).toMatch(/│ peak memory │ check-metrics, both services +│ /);
}, 60_000);

it('does not know what is no option', async () => {
  expect(await run('--rounds', '0')).toMatchObject({ exitCode: 2 });
});

function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-check.js');
  return execa(process.execPath, [program, ...args], { reject: false });
}
