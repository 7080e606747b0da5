import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { UserProject } from './testing/user-project.js';

const project = new UserProject();

afterAll(() => {
  project.remove();
});

beforeEach(() => {
  for (const file of ['src', '.eslintcache', 'eslint-suppressions.json', LOG]) {
    rmSync(path.join(project.folder, file), { recursive: true, force: true });
  }
  project.write('eslint.config.js', CONFIG);
  writeCatalog('tenant');
  for (const [index, text] of CODE.entries()) project.write(`src/${String(index)}.js`, text);
});

describe('--cache', { timeout: 60_000 }, () => {
  it('gives the findings of the first run without linting again', () => {
    const first = findings('--cache', 'src');
    expect(first).toHaveLength(FINDINGS);
    expect(lintedFiles()).toHaveLength(CODE.length);
    expect(findings('--cache', 'src')).toEqual(first);
    expect(lintedFiles()).toHaveLength(CODE.length);
  });

  it('lints again what changed, and only that', () => {
    findings('--cache', 'src');
    project.write('src/0.js', 'export {};\n');
    expect(findings('--cache', 'src').map(({ file }) => file)).not.toContain('src/0.js');
    expect(lintedFiles().slice(CODE.length)).toEqual(['src/0.js']);
  });

  it('lints everything again under another catalog', () => {
    findings('--cache', 'src');
    writeCatalog('method');
    const files = findings('--cache', 'src').filter(({ message }) => message.includes('"method"'));
    expect(files.map(({ file }) => file)).toEqual(['src/0.js']);
    expect(lintedFiles()).toHaveLength(2 * CODE.length);
  });
});

describe('--concurrency', { timeout: 60_000 }, () => {
  it('finds the same, with the settings in every worker', () => {
    const alone = findings('src');
    expect(lintedFiles({ byWorkers: true })).toEqual([]);
    expect(findings('--concurrency=2', 'src')).toEqual(alone);
    expect(lintedFiles({ byWorkers: true })).toHaveLength(CODE.length);
  });
});

describe('bulk suppressions', { timeout: 60_000 }, () => {
  it('suppress what there is, report what is new, and are pruned of what is gone', () => {
    expect(project.eslint('--suppress-all', 'src')).toMatchObject({ status: 0 });
    expect(project.eslint('src')).toMatchObject({ status: 0, stdout: '' });

    project.write('src/new.js', `${USER_ID}\n`);
    expect(findings('src').map(({ file }) => file)).toEqual(['src/new.js']);
    project.write('src/new.js', 'export {};\n');

    project.write('src/0.js', 'export {};\n');
    expect(project.eslint('src')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('suppressions left') as string,
    });
    expect(suppressedFiles()).toContain('src/0.js');
    expect(project.eslint('--prune-suppressions', 'src')).toMatchObject({ status: 0 });
    expect(suppressedFiles()).not.toContain('src/0.js');
    expect(project.eslint('src')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('--report-unused-disable-directives', { timeout: 60_000 }, () => {
  it('tells of an exemption that exempts nothing, and of no other', () => {
    const exemption = '// eslint-disable-next-line ibex-metrics/no-high-cardinality-labels -- twelve tenants';
    project.write('src/0.js', `${exemption}\n${USER_ID}\n`);
    project.write('src/1.js', `${exemption}\nlogger.info({ user_id: user.id });\n`);
    expect(findings('--report-unused-disable-directives', 'src/0.js', 'src/1.js')).toMatchObject([
      { file: 'src/1.js', ruleId: null, message: /^Unused eslint-disable directive/ },
    ]);
  });
});

interface Finding {
  readonly file: string;
  readonly ruleId: string | null;
  readonly line: number;
  readonly message: string;
}

function findings(...args: readonly string[]): Finding[] {
  return project.lint(...args).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, message }) => ({
      file: path.relative(project.folder, filePath).replaceAll(path.sep, '/'),
      ruleId,
      line,
      message,
    })),
  );
}

/** The files that rules have run on since the test began, one for each time. */
function lintedFiles({ byWorkers = false } = {}): string[] {
  if (!existsSync(path.join(project.folder, LOG))) return [];
  return readFileSync(path.join(project.folder, LOG), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(byWorkers ? 'worker ' : ''))
    .flatMap((line) => line.split(' ').slice(1));
}

function suppressedFiles(): string[] {
  const file = path.join(project.folder, 'eslint-suppressions.json');
  return Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
}

function writeCatalog(forbiddenLabel: string): void {
  const catalog = { metrics: [], forbiddenLabels: ['user_id', forbiddenLabel] };
  project.write('catalog.js', `export const catalog = ${JSON.stringify(catalog)};\n`);
}

const LOG = 'linted.log';

/** The rule besides ours writes down what is linted, and by which thread. */
const CONFIG = `
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { defineConfig } from 'eslint/config';
import ibexMetrics from 'eslint-plugin-ibex-metrics';
import { catalog } from './catalog.js';

const log = {
  create: ({ cwd, filename }) => ({
    Program() {
      const file = path.relative(cwd, filename).replaceAll(path.sep, '/');
      appendFileSync('${LOG}', (isMainThread ? 'main ' : 'worker ') + file + '\\n');
    },
  }),
};

export default defineConfig(
  ibexMetrics.configs.recommended,
  { settings: { 'ibex-metrics': { catalog } } },
  { plugins: { project: { meta: { name: 'project', version: '1' }, rules: { log } } }, rules: { 'project/log': 'error' } },
);
`;

const USER_ID = "requests.inc({ user_id: user.id, method: 'GET' });";

const CODE = [
  USER_ID,
  'requests.inc({ route: req.url });',
  // Only the catalog forbids it.
  'requests.inc({ tenant: tenant.name });',
  'export {};',
];

const FINDINGS = 3;
