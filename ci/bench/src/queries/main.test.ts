import { join } from 'node:path';

import { execa } from 'execa';
import { expect, it } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
it('prints a ratio for each comparison, and a verdict on the time beside promtool', async ({ skip }) => {
  const { stdout, stderr, exitCode } = await run('--expressions', '40', '--large-mb', '1', '--rounds', '1');
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(stdout).toMatch(/^rule files: 20 of /m);
  expect(stdout).toMatch(
    /│ time +│ check-metrics queries, dashboards +│ check-metrics queries, rule files +│ +\d+\.\d\d s │/,
  );
  expect(stdout).toMatch(/│ peak memory │ check-metrics queries, a large dashboard +│ /);
  if (stdout.includes('promtool: not installed')) skip('promtool is not installed');
  for (const input of ['rule files', 'one rule file']) {
    expect(stdout).toMatch(
      new RegExp(
        `│ time +│ check-metrics queries, ${input} +│ promtool check rules, ${input} .*≤ 1 │ (?:met|missed)`,
      ),
    );
  }
}, 60_000);

it('does not know what is no option', async () => {
  expect(await run('--rounds', '0')).toMatchObject({ exitCode: 2 });
});

function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-queries.js');
  return execa(process.execPath, [program, ...args], { reject: false });
}
