import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { bundleProgram, PROGRAM_DIRECTORY } from '../testing/program-bundle.js';
import { checkMetrics } from '../testing/run-program.js';

const LIMIT = { timeout: 60_000 };

/** Takes note of every module that is loaded, in the file that LOADED names. */
const HOOKS = `
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(process.env.LOADED, url + '\\n');
    return next(url, context);
  }`;

let directory: string;
/** The modules that each file of the program was made of. */
let contents: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'start-up-'));
  writeFileSync(join(directory, 'hooks.mjs'), HOOKS);
  writeFileSync(
    join(directory, 'register.mjs'),
    `import { register } from 'node:module'; register('./hooks.mjs', import.meta.url);`,
  );
  writeFileSync(join(directory, 'a.prom'), 'up 1\n');
  const chunks = await bundleProgram();
  contents = new Map(
    chunks.map(({ fileName, moduleIds }) => [
      pathToFileURL(join(PROGRAM_DIRECTORY, fileName)).href,
      moduleIds,
    ]),
  );
}, 120_000);

afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** The modules of our own and of others that a run loads, alone or in a file of the program. */
async function modulesOf(...args: string[]): Promise<string[]> {
  const loaded = join(directory, 'loaded.txt');
  writeFileSync(loaded, '');
  const env = { NODE_OPTIONS: '--import ./register.mjs', LOADED: loaded };
  await checkMetrics(args, { env, cwd: directory });
  const urls = readFileSync(loaded, 'utf8').split('\n');
  expect(urls.filter((url) => contents.has(url)).length).toBeGreaterThan(0);
  return urls.flatMap((url) => contents.get(url) ?? [url]);
}

function among(modules: readonly string[], part: RegExp): string[] {
  return modules.filter((module) => part.test(module));
}

/** What takes long to load, and what it is for. */
const HTTP_CLIENT = /^node:https?$/;
const SECOND_PARSER = /node_modules\/parse-prometheus-text-format\//;
const OWN_CATALOG = /packages\/metrics\//;
const CATALOG_TOOLS = /packages\/catalog\/dist\/index/;
const PATTERNS = /node_modules\/(?:tinyglobby|fdir|picomatch)\//;
/** Without what matches names, which families are matched with as well. */
const CHECK_WORK = /check-metrics\/dist\/(?:check\/(?:run-check|check-target)|target\/scrape)\.js/;
const CONFIGURATION =
  /check-metrics\/dist\/(?:config\/load-config|exemptions\/)|node_modules\/(?:zod|jiti)\//;
const RARE_OUTPUTS =
  /report\/writers\/(?:sarif|junit|github|json|promtool)-report|node_modules\/junit-report-builder\//;
const STARTERS =
  /check-metrics\/dist\/(?:target\/start-|processes\/|scrapes\/scrape-history|fleet\/run-fleet)/;
const CARDINALITY = /check-metrics\/dist\/cardinality\/catalog-cardinality/;
const LINT = /check-metrics\/dist\/lint\/run-lint/;
const EXPOSITION = /packages\/exposition\/dist\//;
const PRETTY = /pretty-printer/;
const QUERIES = /check-metrics\/dist\/queries\/run-queries/;
const PROMQL_PARSER = /node_modules\/@(?:prometheus-io\/lezer-promql|lezer)\//;
const YAML_PARSER = /node_modules\/yaml\//;

describe('what a start of the program loads', () => {
  it.each([
    [['lint', 'a.prom']],
    [['lint', '--output', 'json', 'a.prom']],
    [['lint', '--output', 'promtool', 'a.prom']],
  ])('is for %j only what linting a file needs', LIMIT, async (args) => {
    const modules = await modulesOf(...args);
    for (const part of [LINT, EXPOSITION]) expect(among(modules, part)).not.toEqual([]);
    for (const part of [HTTP_CLIENT, SECOND_PARSER, OWN_CATALOG, CATALOG_TOOLS, PATTERNS, PROMQL_PARSER]) {
      expect(among(modules, part)).toEqual([]);
    }
    expect(among(modules, PRETTY).length > 0).toBe(!args.includes('--output'));
  });

  it('is for a pattern what finds its files, too', LIMIT, async () => {
    const modules = await modulesOf('lint', '*.prom');
    expect(among(modules, PATTERNS)).not.toEqual([]);
    expect(among(modules, HTTP_CLIENT)).toEqual([]);
  });

  it('is for --help nothing that does any work', LIMIT, async () => {
    const modules = await modulesOf('--help');
    expect(among(modules, /node_modules\/commander\//)).not.toEqual([]);
    for (const part of [
      LINT,
      CHECK_WORK,
      CARDINALITY,
      EXPOSITION,
      PATTERNS,
      HTTP_CLIENT,
      PROMQL_PARSER,
      YAML_PARSER,
    ]) {
      expect(among(modules, part)).toEqual([]);
    }
  });

  it('is for the worst case of a catalog nothing that asks a target', LIMIT, async () => {
    const catalog = fileURLToPath(import.meta.resolve('@ibex/metrics/catalog'));
    const modules = await modulesOf('cardinality', '--no-config', '--catalog', catalog);
    for (const part of [CARDINALITY, OWN_CATALOG]) expect(among(modules, part)).not.toEqual([]);
    for (const part of [LINT, PATTERNS, HTTP_CLIENT, CONFIGURATION, RARE_OUTPUTS, STARTERS, SECOND_PARSER]) {
      expect(among(modules, part)).toEqual([]);
    }
  });

  it('is for a URL what asks it and knows the catalog, and no lint', LIMIT, async () => {
    const catalog = fileURLToPath(import.meta.resolve('@ibex/metrics/catalog'));
    const modules = await modulesOf('--no-config', '--catalog', catalog, 'http://127.0.0.1:9');
    for (const part of [CHECK_WORK, EXPOSITION, HTTP_CLIENT, SECOND_PARSER, OWN_CATALOG]) {
      expect(among(modules, part)).not.toEqual([]);
    }
    for (const part of [LINT, PATTERNS, CONFIGURATION, RARE_OUTPUTS, STARTERS, PROMQL_PARSER, YAML_PARSER]) {
      expect(among(modules, part)).toEqual([]);
    }
  });

  it.each([
    ['query.promql', false],
    // Rules are read without it where they are written as nearly all are.
    ['rules.yml', false],
    ['anchors.yml', true],
  ])('is for the queries of %s their parser, and nothing that scrapes', LIMIT, async (file, isYaml) => {
    writeFileSync(join(directory, 'query.promql'), 'up\n');
    writeFileSync(join(directory, 'rules.yml'), 'expr: up\n');
    writeFileSync(join(directory, 'anchors.yml'), 'expr: &up up\n');
    const catalog = fileURLToPath(import.meta.resolve('@ibex/metrics/catalog'));
    const modules = await modulesOf('queries', '--no-config', '--catalog', catalog, file);
    for (const part of [QUERIES, PROMQL_PARSER]) expect(among(modules, part)).not.toEqual([]);
    expect(among(modules, YAML_PARSER).length > 0).toBe(isYaml);
    for (const part of [
      LINT,
      CHECK_WORK,
      HTTP_CLIENT,
      SECOND_PARSER,
      PATTERNS,
      CONFIGURATION,
      RARE_OUTPUTS,
    ]) {
      expect(among(modules, part)).toEqual([]);
    }
  });
});
