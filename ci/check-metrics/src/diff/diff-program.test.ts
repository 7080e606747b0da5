import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { REPOSITORY } from '../testing/documentation.js';
import { type GitRepository, gitRepository } from '../testing/git-repository.js';
import { checkMetrics, PROGRAM, type Run } from '../testing/run-program.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();
let repository: GitRepository;

const METRIC = {
  type: 'gauge',
  name: 'shop_api_workers',
  help: 'Workers',
  labels: { state: ['busy', 'idle'] },
};

function catalog(...metrics: readonly object[]): string {
  return JSON.stringify({ prefix: 'shop', services: ['api'], metrics }, null, 2);
}

const NARROWED = { ...METRIC, labels: { state: ['busy'] } };
const REASON = { reason: 'idle workers are no more, and nobody asked for them' };

beforeAll(() => {
  repository = gitRepository();
  repository.commit({ 'catalog.json': catalog(METRIC) });
  repository.write({ 'catalog.json': catalog(NARROWED) });
});

afterAll(() => {
  repository.remove();
});

async function diff(config: object, ...args: readonly string[]): Promise<Run> {
  repository.write({
    'check-metrics.config.json': JSON.stringify({ catalog: 'catalog.json', ...config }),
  });
  return checkMetrics(['diff', ...args], {
    cwd: repository.path,
    env: { TMPDIR: directory.path(''), GIT_CONFIG_GLOBAL: '/dev/null' },
  });
}

const exemption = (fields: object): object => ({ exemptions: [{ ...REASON, ...fields }] });

describe('check-metrics diff ends with 1', () => {
  it('on what breaks, in every form', async () => {
    const run = await diff(
      {},
      ...['pretty', 'json=a.json', 'markdown=a.md', 'sarif=a.sarif', 'junit=a.xml', 'github=a.txt'].flatMap(
        (output) => ['--output', output],
      ),
    );
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toMatch(
      /^main at [0-9a-f]{10} → the working tree\n\nshop_api_workers catalog\.json:9:15\n {2}✗ breaking {4}its label "state" no longer has the value "idle" \[diff\/values-removed\]\n/,
    );
    expect(run.stdout).toMatch(/\n✗ 1 breaking: a major release\n$/);
    const text = (file: string): string => readFileSync(join(repository.path, file), 'utf8');
    const json = JSON.parse(text('a.json')) as object;
    expect(json).toMatchObject({ exitCode: 1, release: 'major', totals: { breaking: 1 } });
    const schema = readFileSync(join(REPOSITORY, 'ci/check-metrics/schemas/diff.schema.json'), 'utf8');
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema) as object);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(text('a.md')).toContain('### ❌ Metric catalog: major release, 1 breaking change not announced');
    expect(text('a.sarif')).toContain('"ruleId": "diff/values-removed"');
    expect(text('a.xml')).toContain('diff/values-removed');
    expect(text('a.txt')).toContain('::error file=catalog.json,line=9,col=15,title=diff/values-removed::');
  });

  it('on a query of the configuration that breaks, though the change was announced, in every form', async () => {
    const alert = '- { alert: Idle, expr: \'shop_api_workers{state="idle"} > 5\' }';
    repository.write({ 'rules.yml': `groups: [{ name: a, rules: [\n  ${alert.slice(2)}\n] }]\n` });
    const config = {
      queries: { files: ['rules.yml'] },
      ...exemption({ code: 'diff/values-removed' }),
    };
    const outputs = ['pretty', 'json=a.json', 'markdown=a.md', 'sarif=a.sarif', 'github=a.txt'];
    const run = await diff(config, ...outputs.flatMap((output) => ['--output', output]));
    expect(run).toMatchObject({ code: 1, stderr: '' });
    const broken = 'rules.yml:2:48 alert Idle: asks for state="idle", which is never there';
    expect(run.stdout).toContain(`✗ 1 query breaks:\n`);
    expect(run.stdout).toContain(`    ${broken}\n`);
    const text = (file: string): string => readFileSync(join(repository.path, file), 'utf8');
    const json = JSON.parse(text('a.json')) as object;
    expect(json).toMatchObject({ exitCode: 1, brokenQueries: [{ name: 'Idle', line: 2, column: 48 }] });
    const schema = readFileSync(join(REPOSITORY, 'ci/check-metrics/schemas/diff.schema.json'), 'utf8');
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema) as object);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(text('a.md')).toContain('### ❌ Metric catalog: major release, 1 query breaks');
    expect(text('a.sarif')).toContain('"ruleId": "diff/breaks-query"');
    expect(text('a.txt')).toContain('::error file=rules.yml,line=2,col=48');
  });

  it('on a file in which queries cannot be found, at the place, but not on one of a folder that is of something else', async () => {
    repository.write({
      'more/settings.json': '{ // of an editor\n}',
      'more/cut.json': '{ "panels": [ { "targets": [\n  { "expr": "up" }',
    });
    const run = await diff(exemption({ code: 'diff/*' }), '--queries', 'more');
    expect(run.stdout).toContain(`more/cut.json:2:18 error the file is no JSON [query/file]`);
    expect(run.stdout).not.toContain('settings.json');
    expect(run.code).toBe(1);
  });

  it('on an exemption of its own that has expired, and warns of one that exempts nothing', async () => {
    const unused = await diff(exemption({ code: 'diff/type' }), 'HEAD', 'HEAD');
    expect(unused.stdout).toContain('the exemption from diff/type exempts nothing');
    const expired = await diff(exemption({ code: 'diff/*', until: '2020-01-01' }));
    expect(expired.stdout).toContain('the exemption from diff/* ended on 2020-01-01');
    expect([unused.code, expired.code]).toEqual([0, 1]);
  });
});

describe('check-metrics diff ends with 0', () => {
  it('on a query that an exemption lets break', async () => {
    const rules = directory.file('idle.promql', 'shop_api_workers{state="idle"}');
    const exemptions = [{ ...REASON, code: 'diff/*' }];
    const { code, stdout } = await diff({ exemptions }, '--queries', rules);
    expect(stdout).not.toContain('query breaks');
    expect(code).toBe(0);
  });

  it('where nothing changed', async () => {
    const { code, stdout } = await diff({}, 'HEAD', 'HEAD');
    expect(stdout).toBe('HEAD → HEAD\n\n✓ no changes: no release\n');
    expect(code).toBe(0);
  });

  it('on what an exemption lets pass, with its reason, and others are none of its', async () => {
    const config = {
      exemptions: [
        { ...REASON, code: 'diff/values-removed', metric: 'shop_api_*' },
        { code: 'metric/missing', reason: 'of another command' },
      ],
    };
    const { code, stdout } = await diff(config);
    expect(stdout).toContain(`announced: ${REASON.reason}\n`);
    expect(stdout).toMatch(/\n✓ 1 breaking and announced: a major release\n$/);
    expect(code).toBe(0);
  });
});

it('an exemption of a diff is unused for no other command', async () => {
  await diff(exemption({ code: 'diff/values-removed' }), 'HEAD', 'HEAD');
  const scrape = directory.file(
    'scrape.prom',
    '# HELP shop_api_workers Workers\n# TYPE shop_api_workers gauge\nshop_api_workers{state="busy"} 1\n',
  );
  const options = { cwd: repository.path };
  expect(await checkMetrics([scrape], options)).toMatchObject({ code: 0 });
  expect(await checkMetrics(['queries', directory.file('a.promql', 'up')], options)).toMatchObject({
    code: 0,
  });
});

describe('check-metrics diff ends with 2', () => {
  it('on a file of queries that is not there, and tells it in every form', async () => {
    const outputs = ['pretty', 'json=a.json', 'markdown=a.md'].flatMap((output) => ['--output', output]);
    const { code, stdout } = await diff({}, '--queries', 'none.yml', ...outputs);
    const text = (file: string): string => readFileSync(join(repository.path, file), 'utf8');
    for (const told of [stdout, text('a.json'), text('a.md')]) expect(told).toContain('none.yml');
    expect(code).toBe(2);
  });

  it.each([
    ['what git would take for an option', ['--', '--output=x'], 'error: "--output=x" is neither a file'],
    ['a revision that is none', ['v9'], 'check-metrics: "v9" is neither a file that is there nor a revision'],
    ['a file that is none', ['old.json'], 'check-metrics: old.json: cannot be loaded: there is no such file'],
    [
      'an output that there is not',
      ['--output', 'promtool'],
      'there is no "promtool"; there are pretty, json, markdown',
    ],
    ['three catalogs', ['a', 'b', 'c'], 'too many arguments'],
  ])('on %s', async (_, args, message) => {
    const { code, stdout, stderr } = await diff({}, ...args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('on a module of a revision that throws, in the package that it was in', async () => {
    repository.commit({
      'src/package.json': '{ "type": "module", "imports": { "#reason": "./reason.js" } }',
      'src/reason.js': `export const reason = 'no database';`,
      'src/throws.js': `import { reason } from '#reason';\nthrow new Error(reason);`,
    });
    const { code, stderr } = await diff({}, 'HEAD:src/throws.js');
    expect(stderr).toBe(
      'check-metrics: HEAD:src/throws.js: cannot be loaded: no database; mend it, so that it can be imported\n',
    );
    expect(code).toBe(2);
  });
});

describe('a catalog that is a module', () => {
  const EMPTY = {
    ...{ prefix: 'shop', services: ['api'], subsystems: [], forbiddenLabels: [], bucketSets: {} },
    ...{ deprecationDays: 90, serviceBudgets: {}, metrics: [] },
  };
  const revision = async (module: string): Promise<Run> => {
    repository.commit({ 'module.mjs': module });
    return diff({}, 'HEAD:module.mjs', '--output', 'json');
  };

  it.each([
    ['ends the process with success', 'process.exit(0);'],
    ['waits for what never comes', 'await new Promise(() => undefined);'],
  ])('is no success where it %s', async (_, line) => {
    const { code, stdout, stderr } = await revision(line);
    expect(stderr).toMatch(/^check-metrics: HEAD:module\.mjs: ended the process, or had nothing left/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('is none where what it began throws before it is loaded', async () => {
    const { code, stderr } = await revision(
      `setTimeout(() => { throw new Error('no database'); }, 1);\nawait new Promise((done) => setTimeout(done, 1e4));`,
    );
    expect(stderr).toMatch(/^check-metrics: HEAD:module\.mjs: cannot be loaded: no database; mend it/);
    expect(code).toBe(2);
  });

  it('may print, which is not in the report, and may go on, which nobody waits for', async () => {
    const { code, stdout, stderr } = await revision(
      `console.log('loaded');\nsetInterval(() => undefined, 10);\nexport default ${JSON.stringify(EMPTY)};`,
    );
    expect(JSON.parse(stdout)).toMatchObject({ base: 'HEAD:module.mjs', release: 'minor' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'loaded\n' });
  });
});

it('interrupted while a catalog is loaded, it ends at once and leaves nothing behind', async () => {
  repository.commit({
    'endless.mjs': `console.error('loading');\nawait new Promise(() => setInterval(() => {}, 10));`,
  });
  const child = spawn(process.execPath, [PROGRAM, 'diff', 'HEAD:endless.mjs'], {
    cwd: repository.path,
    env: { PATH: process.env['PATH'], TMPDIR: directory.path('') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await once(child.stderr, 'data');
  const folders = (): string[] => readdirSync(directory.path('')).filter((name) => name.includes('-diff-'));
  expect(folders()).toHaveLength(1);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(folders()).toEqual([]);
});
