import { join } from 'node:path';

import { execa } from 'execa';
import { expect, it } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
it('prints a ratio for each thing that is done with a catalog', async () => {
  const { stdout, stderr, exitCode } = await run('--metrics', '60', '--rounds', '1');
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(stdout).toMatch(/^catalog: 60 metrics, /m);
  for (const name of [
    'diff, no changes',
    'diff, one in twenty edited',
    'diff, no metric in common',
    'docs, markdown',
    'docs, json',
    'docs, html',
    'docs, weaver',
  ]) {
    expect(stdout).toMatch(new RegExp(`│ time +│ ${name} +│ cardinality │ +\\d+\\.\\d\\d s │`));
    expect(stdout).toMatch(new RegExp(`│ peak memory │ ${name} +│ cardinality │ +[\\d.]+ MB │`));
  }
}, 60_000);

it('does not know what is no option', async () => {
  expect(await run('--metrics', '0')).toMatchObject({ exitCode: 2 });
});

function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-catalog.js');
  return execa(process.execPath, [program, ...args], { reject: false });
}
