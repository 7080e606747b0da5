import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { COULD_NOT_CHECK_CODES } from './target/could-not-check.js';
import { CHECK_CODES } from './finding/finding-codes.js';
import type { CouldNotReadCode } from './lint/could-not-read.js';
import { checkMetrics } from './testing/run-program.js';
import { realScrape, replaced, withoutLines } from './testing/scrape-edits.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The compiler sees to it that none is left out. */
const COULD_NOT_READ_CODES: Readonly<Record<CouldNotReadCode, true>> = {
  'input/not-found': true,
  'input/no-match': true,
  'input/not-permitted': true,
  'input/is-directory': true,
  'input/broken-off': true,
  'input/unreadable': true,
};

const CODES = [CHECK_CODES, COULD_NOT_CHECK_CODES, COULD_NOT_READ_CODES].flatMap((codes) =>
  Object.keys(codes),
);

describe('the README', () => {
  it.each(CODES)('explains %s', (code) => {
    expect(README).toMatch(new RegExp(`^\\| \`${code}\` +\\| \\w`, 'm'));
  });

  it.each([
    ['check-metrics', []],
    ['check-metrics lint', ['lint']],
  ])('explains every option of %s --help, and quotes --help word for word', async (_, command) => {
    const { stdout } = await checkMetrics([...command, '--help']);
    const options = stdout.match(/--[a-z0-9-]+/g) ?? [];
    expect(options.length).toBeGreaterThanOrEqual(4);
    for (const option of options) expect(README).toMatch(new RegExp(`^\\| \`${option}[ \`].*\\| \\w`, 'm'));
    expect(README.includes(stdout.trimEnd()), stdout).toBe(true);
  });

  it('explains no option that --help does not have', async () => {
    const helps = await Promise.all([checkMetrics(['--help']), checkMetrics(['lint', '--help'])]);
    const options = new Set(helps.flatMap(({ stdout }) => stdout.match(/--[a-z0-9-]+/g) ?? []));
    for (const [, option = ''] of README.matchAll(/^\| `(--[a-z0-9-]+)/gm)) expect(options).toContain(option);
  });

  it('quotes a real run of lint, and what promtool says about the same file', async () => {
    const [, file = '', output = '', promtool = ''] =
      /`backup\.prom`:\n\n```\n(.+?)```\n.*?\n```\n(✗.+?)```\n.*?```\n(error while linting.+?)```\n/s.exec(
        README,
      ) ?? [];
    const directory = mkdtempSync(join(tmpdir(), 'readme-'));
    writeFileSync(join(directory, 'backup.prom'), file);
    const run = await checkMetrics(['lint', 'backup.prom'], { cwd: directory });
    expect(run).toEqual({ code: 1, stdout: output, stderr: '' });
    const asPromtool = await checkMetrics(['lint', '--output', 'promtool', 'backup.prom'], {
      cwd: directory,
    });
    expect(asPromtool).toEqual({ code: 1, stdout: '', stderr: promtool });
    rmSync(directory, { recursive: true });
  });

  it('quotes a result in JSON', async () => {
    const [, quoted = ''] = /```json\n(.+?)```/s.exec(README) ?? [];
    const { results } = JSON.parse(quoted) as { results: { problems: unknown[] }[] };
    const [, file = ''] = /`backup\.prom`:\n\n```\n(.+?)```\n/s.exec(README) ?? [];
    const { stdout } = await checkMetrics(['lint', '--output', 'json'], { input: file });
    const real = JSON.parse(stdout) as typeof results extends (infer Result)[]
      ? { results: Result[] }
      : never;
    expect(results).toHaveLength(1);
    for (const problem of results[0]?.problems ?? [])
      expect(real.results[0]?.problems).toContainEqual(problem);
  });

  it('quotes a real run: the four ways to break a scrape end as it says', async () => {
    const edits = [
      (body: string) => replaced(body, 'active_connections 0', 'active_connections 0,5'),
      (body: string) => replaced(body, '{service="proxy"}', '{service="proxy",orgId="acme"}'),
      (body: string) =>
        replaced(
          body,
          'requests_total{route="/v1/models"',
          'requests_total{route="/v1/models/3f2504e0-4f89-41d3-9a0c-0305e82c3301"',
        ),
      (body: string) => withoutLines(body, 'rate_limited_total'),
    ];
    const input = edits.reduce((body, edit) => edit(body), await realScrape());
    const { code, stdout } = await checkMetrics(['-', 'http://127.0.0.1:9'], { input });

    expect(code).toBe(2);
    // How many families and series the runtime has depends on the version of Node.js.
    const lines = stdout.split('\n').filter((line) => !/\d+ families/.test(line));
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) expect(README.includes(line), line).toBe(true);
  });
});
