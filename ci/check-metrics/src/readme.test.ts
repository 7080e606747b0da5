import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { CouldNotCheckCode } from './could-not-check.js';
import { CHECK_CODES } from './finding.js';
import { checkMetrics } from './testing/run-program.js';
import { realScrape, replaced, withoutLines } from './testing/scrape-edits.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The compiler sees to it that none is left out. */
const COULD_NOT_CHECK_CODES: Readonly<Record<CouldNotCheckCode, true>> = {
  'target/invalid': true,
  'target/unreachable': true,
  'target/timeout': true,
  'target/too-large': true,
  'target/redirect': true,
  'target/status': true,
  'target/encoding': true,
  'target/broken-off': true,
};

describe('the README', () => {
  it.each([...Object.keys(CHECK_CODES), ...Object.keys(COULD_NOT_CHECK_CODES)])('explains %s', (code) => {
    expect(README).toMatch(new RegExp(`^\\| \`${code}\` +\\| \\w`, 'm'));
  });

  it('explains every option of --help, and quotes --help word for word', async () => {
    const { stdout } = await checkMetrics(['--help']);
    const options = stdout.match(/--[a-z-]+/g) ?? [];
    expect(options.length).toBeGreaterThanOrEqual(4);
    for (const option of options) expect(README).toMatch(new RegExp(`^\\| \`${option}[ \`].*\\| \\w`, 'm'));
    expect(README).toContain(stdout.trimEnd());
  });

  it('explains no option that --help does not have', async () => {
    const { stdout } = await checkMetrics(['--help']);
    for (const [, option = ''] of README.matchAll(/^\| `(--[a-z-]+)/gm)) expect(stdout).toContain(option);
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
    for (const line of lines) expect(README).toContain(line);
  });
});
