import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { runQueriesCommand } from './queries-command-run.js';

const directory = temporaryDirectory();

function file(name: string, content: string): string {
  const path = directory.path(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const CATALOG = {
  prefix: 'shop',
  services: ['api'],
  metrics: [{ type: 'gauge', name: 'shop_api_workers', help: 'Workers', labels: { kind: ['a', 'b'] } }],
};

/** A folder with a catalog, a configuration and rules. */
function project(name: string, queries: object, more: object = {}): string {
  file(`${name}/catalog.json`, JSON.stringify(CATALOG));
  file(`${name}/rules/a.yml`, 'expr: rate(shop_api_workers[5m])\n');
  file(`${name}/rules/b.yml`, 'expr: sum by (cluster) (shop_api_workers)\n');
  return file(
    `${name}/check-metrics.config.json`,
    JSON.stringify({ catalog: 'catalog.json', queries, ...more }),
  );
}

interface Given {
  readonly files?: readonly string[];
  readonly writeBaseline?: boolean;
}

/** Runs the command here: what it comes to as a program, others test. */
async function run(config: string, { files = [], writeBaseline = false }: Given = {}) {
  const report = directory.path('report.json');
  const code = await runQueriesCommand(files, { config, writeBaseline, output: [`json=${report}`] });
  const { sections } = JSON.parse(readFileSync(report, 'utf8')) as {
    sections: { name: string; findings: { code: string; exempted?: { by: string } }[] }[];
  };
  const found = sections.flatMap((section) =>
    section.findings.map(
      (one) => `${section.name} ${one.code}${one.exempted ? ` by ${one.exempted.by}` : ''}`,
    ),
  );
  return { code, found, sections: sections.map((section) => section.name) };
}

describe('the files of the configuration', () => {
  it('are checked where none are given, and are called by their path from it', async () => {
    const config = project('plain', { files: ['rules', 'none/**/*.json'] });
    const { code, sections, found } = await run(config);
    expect(code).toBe(2);
    expect(sections).toHaveLength(3);
    expect(found).toEqual(['rules/a.yml query/rate-of-gauge', 'rules/b.yml query/unknown-label']);
    expect((await run(config, { files: [directory.path('plain/rules/a.yml')] })).found).toHaveLength(1);
  });

  it('have the labels that are allowed, and only metrics that are known', async () => {
    const config = project('labels', { files: ['rules/b.yml'], allowLabels: ['cluster'], knownOnly: true });
    expect(await run(config)).toMatchObject({ code: 0, found: [] });
    file('labels/rules/b.yml', 'expr: other\n');
    expect((await run(config)).found).toEqual(['rules/b.yml query/unknown-metric']);
  });

  it('are needed where none are given', async () => {
    const running = run(project('none', {}));
    await expect(running).rejects.toThrow(UsageError);
    await expect(running).rejects.toThrow('name them as queries.files in check-metrics.config.js');
  });

  it('are what exemptions are held to, but for those of targets', async () => {
    const config = project(
      'exempted',
      { files: ['rules'] },
      {
        exemptions: [
          { code: 'query/rate-of-gauge', target: 'rules/a.yml', reason: 'known' },
          { code: 'query/type', reason: 'for nothing' },
          { code: 'metric/help', reason: 'for targets' },
        ],
      },
    );
    const { found } = await run(config);
    expect(found.slice(0, 2)).toEqual([
      'rules/a.yml query/rate-of-gauge by exemption',
      'rules/b.yml query/unknown-label',
    ]);
    expect(found.slice(2)).toEqual([expect.stringMatching(/ exemption\/unused$/)]);
  });
});

describe('a baseline of queries', () => {
  it('lets pass what was there, and nothing else, and says what is mended', async () => {
    const config = project('baseline', { files: ['rules'], baseline: 'known.json' });
    await expect(run(config)).rejects.toThrow('there is no such baseline');
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const written = await run(config, { writeBaseline: true });
    expect(told.mock.calls.map(String)).toEqual([expect.stringMatching(/known\.json has 2 findings\n$/)]);
    told.mockRestore();
    expect(written).toMatchObject({
      code: 0,
      found: ['rules/a.yml query/rate-of-gauge by baseline', 'rules/b.yml query/unknown-label by baseline'],
    });
    expect(JSON.parse(readFileSync(directory.path('baseline/known.json'), 'utf8'))).toMatchObject({
      findings: [{ target: 'rules/a.yml' }, { target: 'rules/b.yml', label: 'cluster' }],
    });
    file('baseline/rules/a.yml', 'expr: shop_api_worker\n');
    const { code, found } = await run(config);
    expect(code).toBe(1);
    expect(found).toEqual([
      'rules/a.yml query/unknown-metric',
      'rules/b.yml query/unknown-label by baseline',
      expect.stringMatching(/known\.json baseline\/fixed$/),
    ]);
  });
});
