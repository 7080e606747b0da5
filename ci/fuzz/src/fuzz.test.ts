import { describe, expect, test } from 'vitest';
import { describeFinding } from './describe-finding.js';
import { findDisagreement } from './disagreement.js';
import { type Finding, fuzz } from './fuzz.js';
import { generateBody } from './generate/generate-body.js';
import { promtoolVersion, runPromtool } from './promtool.js';
import { readRegressions } from './regressions.js';

const BODIES = 2000;
const JOBS = 3;
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

const installed = promtoolVersion() !== undefined;
const required = process.env['CI'] === 'true';
if (installed || required) console.info(`FUZZ_SEED=${String(seed)}`);
else console.warn('skipped: promtool (Debian package prometheus) is not on the PATH');

describe.skipIf(!installed && !required)('the checker agrees with promtool', () => {
  test(
    `on ${String(BODIES)} random bodies from FUZZ_SEED=${String(seed)}`,
    { timeout: 600_000 },
    async () => {
      const findings: Finding[] = [];
      const tried = await fuzz({
        seed,
        jobs: JOBS,
        // One is enough, and each takes a while to shrink.
        goesOn: (count) => count < BODIES && findings.length === 0,
        onFinding: (finding) => findings.push(finding),
      });

      expect(findings.map(describeFinding).join('\n\n')).toBe('');
      expect(tried).toBe(BODIES);
    },
  );

  test.each(readRegressions())('on $name, on which it did not once', async ({ body }) => {
    expect(await findDisagreement(body)).toBeUndefined();
  });

  test('on bodies of which enough are accepted, have lint findings, and are rejected', async () => {
    const exitCodes = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => (await runPromtool(generateBody(1, index))).exitCode),
    );
    const countOf = (wanted: number): number => exitCodes.filter((exitCode) => exitCode === wanted).length;

    expect(countOf(0)).toBeGreaterThan(2);
    expect(countOf(1)).toBeGreaterThan(15);
    expect(countOf(3)).toBeGreaterThan(15);
  });
});
