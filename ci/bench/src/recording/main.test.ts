import { join } from 'node:path';

import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
describe('ibex-bench-recording', () => {
  it('prints a ratio for each recording, and the longest block of each kind of scrape', async () => {
    const { stdout, exitCode } = await run(
      ...['--rounds', '2', '--calls', '500'],
      ...['--processes', '1', '--scrapes', '1'],
    );
    expect(exitCode).toBe(0);
    for (const recording of ['counter', 'counter, 3 labels', 'gauge, 1 label', 'timer, 3 labels, exemplar']) {
      const row = new RegExp(
        `│ time of a call │ ${recording} +│ prom-client, directly │.*≤ 1 │ (?:met|missed)`,
      );
      expect(stdout).toMatch(row);
    }
    for (const scrape of [
      'text, first',
      'OpenMetrics with exemplars, later',
      'prom-client alone, text, first',
    ]) {
      expect(stdout).toMatch(
        new RegExp(`│ ${scrape} +│ +\\d\\.\\d MB │ +\\d+\\.\\d ms │.*< 10 ms │ (?:met|missed)`),
      );
    }
    expect(sizeOf('OpenMetrics with exemplars', stdout)).toBeGreaterThan(1.5 * sizeOf('text', stdout));
  }, 60_000);

  it('does not know what is no option', async () => {
    expect(await run('--rounds', '0')).toMatchObject({ exitCode: 2 });
  });
});

/** In megabytes: that every series was there shows in it. */
function sizeOf(scrape: string, stdout: string): number {
  return Number(new RegExp(`│ ${scrape}, first +│ +([\\d.]+) MB`).exec(stdout)?.[1]);
}

function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-recording.js');
  return execa(process.execPath, [program, ...args], { reject: false });
}
