import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type TemporaryFolder, temporaryFolder } from '@ibex/test-programs';
import { execa } from 'execa';
import picocolors from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type CatalogCheck, checkDocumentation, checkQueries, compareCatalog } from './check-catalog.js';
import { countProblems, type GateReport, verdictOf } from './gate-report.js';
import { printReport } from './print-report.js';
import { reportOfGate } from './report-of-gate.js';

let folder: TemporaryFolder;
let root: string;

beforeEach(async () => {
  folder = await temporaryFolder('ibex-gate');
  root = folder.path;
  await write('check-metrics.config.js', CONFIGURATION);
  await write('catalog.json', catalogOf(REQUESTS, WORKERS));
  await write('rules/api.yml', rulesFor('sum(rate(shop_api_requests_total[5m]))'));
});

afterEach(() => folder.remove());

describe('the gate turns red', () => {
  it('for a document that was not made anew', async () => {
    await write('METRICS.md', '# Metrics\n');
    const { report, text } = reportOf(await checkDocumentation(root));
    expect(text).toMatch(/^Documentation 1 document, 1 problems, 0 warnings$/m);
    expect(text).toMatch(/METRICS\.md is not what the catalog makes: .+ \[docs\/stale\]/);
    expect(text).toContain('fix run npx check-metrics docs, and commit what it makes');
    expect(verdictOf(report)).toBe('failed');
  });

  it('for a rule that asks for a metric that is not there', async () => {
    await write('rules/api.yml', rulesFor('sum(rate(shop_api_request_total[5m]))'));
    const { report, text } = reportOf(await checkQueries(root));
    expect(text).toMatch(/^Queries 1 query, 1 problems, 0 warnings$/m);
    expect(text).toMatch(/rules\/api\.yml:4:\d+ error shop_api_request_total: is no metric of the catalog/);
    expect(text).toContain('fix use shop_api_requests_total');
    expect(verdictOf(report)).toBe('failed');
    expect(countProblems(report)).toBe(1);
    expect(reportOfGate(report, root).sections).toMatchObject([
      { findings: [{ code: 'query/unknown-metric' }] },
    ]);
  });

  it('for a stable metric that is gone since the commit before, and for the rule that asks for it', async () => {
    await commit();
    await write('catalog.json', catalogOf(WORKERS));
    await commit();
    const { report, text } = reportOf(await compareCatalog(root, true));
    expect(text).toMatch(/^Changes of the catalog compared, 2 problems, 0 warnings$/m);
    expect(text).toContain('shop_api_requests_total: is gone and was not deprecated before');
    expect(text).toMatch(
      /rules\/api\.yml:4:\d+ error shop_api_requests_total: .+ which is gone \[diff\/breaks-query\]/,
    );
    expect(text).toContain('npx check-metrics diff tells the same');
    expect(verdictOf(report)).toBe('failed');
  });

  it('for one that is said to be deprecated since a day long before anybody could know', async () => {
    await commit();
    const stability = { deprecatedSince: '2020-01-01' };
    await write('catalog.json', catalogOf({ ...REQUESTS, stability }, WORKERS));
    await commit();
    const { report, text } = reportOf(await compareCatalog(root, true));
    expect(text).toMatch(/shop_api_requests_total: is deprecated since 2020-01-01, .+ \[diff\/stability\]/);
    expect(verdictOf(report)).toBe('failed');
  });

  it('not for one that was deprecated for long enough and that no query asks for: that is a warning', async () => {
    await write('rules/api.yml', rulesFor('sum(shop_api_workers)'));
    const stability = { deprecatedSince: '2020-01-01' };
    await write('catalog.json', catalogOf({ ...REQUESTS, stability }, WORKERS));
    await commit();
    await write('catalog.json', catalogOf(WORKERS));
    await commit();
    const { report, text } = reportOf(await compareCatalog(root, true));
    expect(text).toMatch(/^Changes of the catalog compared, 0 problems, 1 warnings$/m);
    expect(verdictOf(report)).toBe('passed');
  });
});

describe('where there is nothing to compare with', () => {
  it('the gate says why, and passes', async () => {
    const { report, text } = reportOf(await compareCatalog(root, true));
    expect(text).toMatch(/^Changes of the catalog not compared: .+ is in no git repository/m);
    expect(verdictOf(report)).toBe('passed');
  });

  it('since the history was not fetched, it cannot be checked in CI, and is told elsewhere', async () => {
    await commit();
    await commit();
    const clone = await temporaryFolder('ibex-gate-shallow');
    try {
      await git('clone', '--quiet', '--depth=1', `file://${root}`, clone.path);
      await expect(compareCatalog(clone.path, true)).rejects.toThrow(
        'the commit before was not fetched; fetch all of it: git fetch --unshallow --tags; in GitHub Actions fetch-depth: 0',
      );
      const { extent, sections } = await compareCatalog(clone.path, false);
      expect(extent).toContain('not compared: ');
      expect(sections).toEqual([]);
    } finally {
      await clone.remove();
    }
  });
});

it('what cannot be read is not checked, which weighs more than what is found', async () => {
  await write('check-metrics.config.js', CONFIGURATION.replace(`['rules']`, `['rules', 'absent.yml']`));
  const { report, text } = reportOf(await checkQueries(root));
  expect(text).toContain('1 could not be checked');
  expect(verdictOf(report)).toBe('could not check');
});

it('a configuration that names no documents or queries is an error, not a pass', async () => {
  await write('other/catalog.json', catalogOf(WORKERS));
  await write('other/check-metrics.config.js', `export default { catalog: './catalog.json' };`);
  await expect(checkDocumentation(join(root, 'other'))).rejects.toThrow('there is no document');
  await expect(checkQueries(join(root, 'other'))).rejects.toThrow('there are no files to check');
  await expect(checkQueries(join(root, 'none'))).rejects.toThrow('check-metrics.config.js');
});

const CONFIGURATION = `export default {
  catalog: './catalog.json',
  docs: { markdown: 'METRICS.md' },
  queries: { files: ['rules'] },
};
`;

const REQUESTS = { type: 'counter', name: 'shop_api_requests_total', help: 'Requests' };
const WORKERS = { type: 'gauge', name: 'shop_api_workers', help: 'Workers' };

function catalogOf(...metrics: readonly object[]): string {
  return JSON.stringify({ prefix: 'shop', services: ['api'], metrics });
}

function rulesFor(expr: string): string {
  return `groups:\n  - name: api\n    rules:\n      - { record: a:b:c, expr: '${expr}' }\n`;
}

function reportOf(check: CatalogCheck): { report: GateReport; text: string } {
  const nothing = { services: [], wrongAnswers: [], requestCount: 0, failures: [], duration: 1 };
  const report: GateReport = { ...nothing, catalog: [check] };
  const text = printReport(report, { colors: picocolors.createColors(false), cwd: root, root });
  return { report, text };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text);
}

async function commit(): Promise<void> {
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message=change');
}

async function git(...args: readonly string[]): Promise<void> {
  const author = { GIT_AUTHOR_NAME: 'someone', GIT_AUTHOR_EMAIL: 'someone@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'someone', GIT_COMMITTER_EMAIL: 'someone@example.org' };
  const plain = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  await execa('git', args, { cwd: root, env: { ...author, ...committer, ...plain } });
}
