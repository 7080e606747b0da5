import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { lintFiles } from './lint-files.js';
import { lintInput, type LintedInput, type LintResult } from './lint-input.js';
import type { LintOptions } from './lint-options.js';

const CLEAN = '# HELP up Whether it runs\n# TYPE up gauge\nup 1\n';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lint-input-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function lint(body: string | Uint8Array, options?: LintOptions, name = 'a.prom'): Promise<LintedInput> {
  const path = join(directory, name);
  writeFileSync(path, body);
  const result = await lintInput(path, options);
  if ('error' in result) throw result.error;
  return result;
}

describe('lintInput', () => {
  it('finds nothing in a clean file', async () => {
    expect((await lint(CLEAN)).report).toMatchObject({ valid: true, problems: [] });
  });

  it('finds everything the validator does, lint and shapes of label values too', async () => {
    const { report } = await lint(`${CLEAN}fooBar{id="3f2504e0-4f89-41d3-9a0c-0305e82c3301"} 1\nup x\n`);
    const groups = report.problems.map(({ code }) => code.replace(/\/.*/, ''));
    expect(groups).toEqual(expect.arrayContaining(['lint', 'value', 'syntax']));
  });

  it('shows the source of each problem where it is asked to', async () => {
    const { report, excerpts } = await lint(`${CLEAN}y "\n`, { excerptWidth: 60 });
    expect(report.problems.length).toBeGreaterThan(0);
    for (const problem of report.problems) expect(excerpts.get(problem)?.text).toBe('y "');
    expect((await lint(`${CLEAN}y "\n`)).excerpts.size).toBe(0);
  });

  it('applies severities, and keeps to the limit of problems what is left of them', async () => {
    const severities = new Map([['semantics/counter-nan', 'off'] as const]);
    const nan = (i: number): string =>
      `# HELP a${String(i)}_total A\n# TYPE a${String(i)}_total counter\na${String(i)}_total NaN\n`;
    const body = `${Array.from({ length: 20 }, (_, i) => nan(i)).join('')}up x\n`;
    const { report } = await lint(body, { severities, maxProblems: 3 });
    expect(report.problems.map(({ code }) => code)).toEqual(['syntax/value-invalid']);
  });
});

describe('the format', () => {
  const openMetrics = '# HELP up Whether it runs\n# TYPE up unknown\nup 1\n# EOF\n';

  it('is OpenMetrics where the name or the user says so', async () => {
    expect((await lint(openMetrics, {}, 'a.om')).report.valid).toBe(true);
    expect((await lint(openMetrics, { format: 'openmetrics' })).report.valid).toBe(true);
  });

  it('is text else, with a hint where the body ends as OpenMetrics does', async () => {
    const { report } = await lint(openMetrics);
    expect(report.valid).toBe(false);
    expect(report.problems[0]?.fix).toContain('to read it as OpenMetrics, give --format openmetrics');
    for (const { fix } of report.problems.slice(1)) expect(fix).not.toContain('--format');
  });

  it('has no hint where the user wants text, nor where the body does not end so', async () => {
    const { report } = await lint(openMetrics, { format: 'text' });
    expect(JSON.stringify(report.problems)).not.toContain('--format');
    expect(JSON.stringify((await lint('up x\n')).report.problems)).not.toContain('--format');
  });
});

describe('lintFiles', () => {
  it('gives one result for each input, in order, also for what cannot be read', async () => {
    for (const name of ['1.txt', '2.txt']) writeFileSync(join(directory, name), CLEAN);
    const results: LintResult[] = [];
    for await (const result of lintFiles([join(directory, 'nowhere'), join(directory, '*.txt')])) {
      results.push(result);
    }
    expect(results).toMatchObject([
      { input: join(directory, 'nowhere'), error: { code: 'input/not-found' } },
      { input: join(directory, '1.txt'), report: { valid: true } },
      { input: join(directory, '2.txt'), report: { valid: true } },
    ]);
  });
});
