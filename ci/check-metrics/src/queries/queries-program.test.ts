import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { checkMetrics } from '../testing/run-program.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();

const GOOD = 'groups: [{ name: g, rules: [{ alert: A, expr: ibex_process_up == 0 }] }]\n';

function file(name: string, content: string | Uint8Array): string {
  const path = directory.path(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Section {
  readonly name: string;
  readonly findings: readonly { line?: number; column?: number; code: string; severity: string }[];
  readonly unchecked?: { readonly code: string };
}

async function sectionsOf(...paths: readonly string[]) {
  const { code, stdout } = await checkMetrics(['queries', '--output', 'json', ...paths]);
  const { sections } = JSON.parse(stdout) as { sections: Section[] };
  return { code, sections };
}

/** Each wrong in one place. */
const WRONG_FILES: readonly (readonly [name: string, content: string | Uint8Array, finding: string])[] = [
  ['broken.json', '{"panels": [}', '1:13 query/file'],
  ['short.json', '{"panels": [\n', '1:13 query/file'],
  ['deep.json', `${'[{"a":'.repeat(20_000)}"expr"${'}]'.repeat(20_000)}`, '1:1 query/file'],
  ['broken.yml', 'groups:\n  - expr: "up\n', '3:1 query/file'],
  ['twice.yml', 'expr: up\nlabels: { a: b }\nexpr: up == 1\n', '3:1 query/file'],
  ['deep.yml', `expr: ${'['.repeat(50_000)}`, '1:1 query/file'],
  ['latin1.yml', Buffer.from('# \xe9\nexpr: up\n', 'latin1'), '1:3 query/not-utf8'],
  ['alias.yml', 'a: &x up\nexpr: *y\n', '2:7 query/file'],
  ['jinja.yml', 'alert: A\nexpr: {{ query }}\n', '1:8 query/file'],
  ['list.yml', 'record: a\nexpr:\n  - up\n', '1:9 query/file'],
  ['null.yml', 'record: a\nexpr:\n', '1:9 query/file'],
  ['syntax.yml', 'expr: sum(up\n', '1:13 query/syntax'],
  ['syntax.promql', '# all of it\nsum by (job) (up)\n\nsum(up\n  + )\n', '5:5 query/syntax'],
  ['deep.promql', `${'('.repeat(50_000)}up`, '1:1 query/syntax'],
  ['empty.yml', "expr: ''\n", '1:8 query/syntax'],
  ['helm.yml', 'expr: ibex_process_up == {{ .Values.most }}\n', '1:27 query/syntax'],
];

/** What is told of a file, as `line:column code` each. */
async function findingsOf(path: string): Promise<{ code: number | null; findings: string[] }> {
  const { code, sections } = await sectionsOf(path);
  return { code, findings: sections.flatMap(toldOf) };
}

function toldOf({ findings, unchecked }: Section): string[] {
  return [
    ...findings.map(({ line, column, code: of }) => `${String(line)}:${String(column)} ${of}`),
    ...(unchecked ? [unchecked.code] : []),
  ];
}

describe('check-metrics queries', () => {
  it('ends with 0 where all is well', async () => {
    expect(await findingsOf(file('good.yml', GOOD))).toEqual({ code: 0, findings: [] });
  });

  describe('says of each of several files where it is wrong', () => {
    // One start of the program for all of them.
    let run: { readonly code: number | null; readonly sections: readonly Section[] };
    beforeAll(async () => {
      run = await sectionsOf(...WRONG_FILES.map(([name, content]) => file(name, content)));
    });

    it.each(WRONG_FILES)('%s', (name, _, finding) => {
      const section = run.sections.find((one) => basename(one.name) === name);
      expect(section && toldOf(section)).toEqual([finding]);
      expect(section?.findings.map(({ severity }) => severity)).toEqual(['error']);
    });

    it('and ends with 1', () => {
      expect(run.code).toBe(1);
    });
  });

  it('checks what could be read of a file that is wrong elsewhere', async () => {
    const { findings } = await findingsOf(file('partly.yml', 'expr: sum(up\n---\na: 1\na: 2\n'));
    expect(findings).toEqual(['1:13 query/syntax', '4:1 query/file']);
  });

  it.each([
    ['a file that is not there', 'none.yml', 'input/not-found'],
    ['a pattern that matches nothing', 'none-*.yml', 'input/no-match'],
  ])('ends with 2 for %s', async (_, name, code) => {
    expect(await findingsOf(directory.path(name))).toEqual({ code: 2, findings: [code] });
  });

  it('ends with 2 for YAML that is too large to be held', async () => {
    const path = file('large.yml', `${GOOD}# ${' '.repeat(16 * 1024 * 1024)}\n`);
    expect(await findingsOf(path)).toEqual({ code: 2, findings: ['input/too-large'] });
  });

  it('ends with 2 without files, and for an output that there is not', async () => {
    expect((await checkMetrics(['queries'])).code).toBe(2);
    expect((await checkMetrics(['queries', '--output', 'none', file('good.yml', GOOD)])).code).toBe(2);
  });

  it('reads folders, and leaves out of them what has no query', async () => {
    file('folder/rules/a.yml', GOOD);
    file('folder/compose.yml', 'services: {}\n');
    file('folder/template.yaml', '{% liquid %}\n');
    file('folder/node_modules/b.yml', 'expr: sum(\n');
    const { code, stdout } = await checkMetrics(['queries', directory.path('folder')]);
    expect(code).toBe(0);
    expect(stdout.match(/^✓ .*/gm)).toEqual([
      expect.stringMatching(/folder\/rules\/a\.yml$/) as string,
      '✓ passed: no errors, no warnings',
    ]);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await checkMetrics(['queries', '-'], { input: 'rate(ibex_process_up[5m])' });
    expect(code).toBe(1);
    expect(stdout).toContain('[query/rate-of-gauge]');
  });

  it('knows in one file what another records', async () => {
    const path = file('r/alerts.yml', 'alert: A\nexpr: job:ibex_up:min{service="auth"} == 0\n');
    expect((await findingsOf(path)).findings).toEqual(['2:7 query/unknown-metric']);
    file('r/recording.yml', 'record: job:ibex_up:min\nexpr: min by (job, service) (ibex_process_up)\n');
    expect(await findingsOf(directory.path('r'))).toEqual({ code: 0, findings: [] });
  });

  it('tells how many queries ask for each metric, and not within a document for a program', async () => {
    const path = file('stats.promql', 'ibex_process_up + ibex_process_up\n\nsum(ibex_process_up)\n');
    const pretty = await checkMetrics(['queries', '--stats', path]);
    expect(pretty.stdout).toMatch(/^2 queries; 10 of 11 metrics in none of them$/m);
    expect(pretty.stdout).toMatch(/^ {2}2 {2}ibex_process_up$/m);
    const json = await checkMetrics(['queries', '--stats', '--output', 'json', path]);
    expect(() => JSON.parse(json.stdout) as unknown).not.toThrow();
    expect(json.stderr).toMatch(/^2 queries; /);
  });

  it('lets pass what the configuration exempts, and what it allows', async () => {
    const path = file('exempted.promql', 'rate(ibex_process_up[5m]) + ibex_other');
    const config = file(
      'check-metrics.config.json',
      JSON.stringify({
        catalog: '@ibex/metrics/catalog',
        allow: ['ibex_other'],
        exemptions: [{ code: 'query/rate-of-gauge', reason: 'known' }],
      }),
    );
    const { code, stdout } = await checkMetrics([
      'queries',
      '--catalog',
      '@ibex/metrics/catalog',
      '--config',
      config,
      path,
    ]);
    expect({ code, exempted: stdout.match(/exempted: .*/g) }).toEqual({
      code: 0,
      exempted: ['exempted: known'],
    });
  });

  it('reads a dashboard of 50 MB within bounded time and memory', { timeout: 60_000 }, async () => {
    const panel = {
      title: 'x'.repeat(10_000),
      targets: [{ expr: 'sum(rate(ibex_proxy_requests_total[5m]))' }],
    };
    const text = JSON.stringify({
      panels: [...Array.from({ length: 5000 }, () => panel), { targets: [{ expr: 'sum(' }] }],
    });
    expect(text.length).toBeGreaterThan(48_000_000);
    const path = file('large.json', text);
    const { code, stdout } = await checkMetrics(['queries', path], {
      env: { NODE_OPTIONS: '--max-old-space-size=700' },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('✗ failed: 1 error, no warnings');
  });
});
