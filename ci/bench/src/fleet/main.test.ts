import { join } from 'node:path';

import { isInstalled } from '@ibex/test-programs';
import { execa } from 'execa';
import { expect, it } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
it.runIf(isInstalled('prometheus'))(
  'prints a row for each fleet, which all take the same number of queries',
  async () => {
    const { stdout, exitCode } = await run('--targets', '2', '--targets', '5', '--rounds', '1');
    expect(exitCode).toBe(0);
    const rows = stdout.split('\n').filter((line) => /^│ +\d/.test(line));
    const [small, large] = rows.map((row) => row.split('│').map((cell) => cell.trim()));
    expect([small?.[1], large?.[1]]).toEqual(['2', '5']);
    expect(Number(small?.[2]) * 2.5).toBe(Number(large?.[2]));
    expect(Number(small?.[3])).toBeGreaterThan(11);
    expect(large?.[3]).toBe(small?.[3]);
  },
  60_000,
);

it('does not know what is no option', async () => {
  expect(await run('--targets', '0')).toMatchObject({ exitCode: 2 });
});

function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-fleet.js');
  return execa(process.execPath, [program, ...args], { reject: false });
}
