import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { installPacked } from './testing/install-packed.js';

const root = path.join(import.meta.dirname, '..');
const project = mkdtempSync(path.join(tmpdir(), 'ibex-metrics-user-'));
const pluginFolder = path.join(project, 'node_modules', 'eslint-plugin-ibex-metrics');
const catalogFolder = path.join(project, 'node_modules', '@ibex', 'catalog');

beforeAll(() => {
  installPacked(path.join(root, '..', 'packages', 'catalog'), project);
  installPacked(root, project);
  writeInProject('package.json', '{ "type": "module" }');
  for (const { file, code } of filesOfReadme()) writeInProject(file, code);
});

afterAll(() => {
  rmSync(project, { recursive: true });
});

describe.each([
  {
    name: 'eslint-plugin-ibex-metrics',
    folder: pluginFolder,
    besides: [
      'LICENSE',
      'README.md',
      'package.json',
      ...filesIn(root).filter((file) => file.startsWith('docs/')),
    ],
  },
  { name: '@ibex/catalog', folder: catalogFolder, besides: ['LICENSE', 'README.md', 'package.json'] },
])('the package $name', ({ folder, besides }) => {
  it('has the code, its sources, the documentation and nothing else', () => {
    const files = filesIn(folder);
    expect(files.filter((file) => !/^(?:dist|src)\//.test(file))).toEqual(besides.toSorted());
    expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'src/index.ts']));
    expect(files.filter((file) => /\.test\.|(?:^|\/)testing\/|tsbuildinfo/.test(file))).toEqual([]);
  });

  it('has the source of every source map', () => {
    const maps = filesIn(folder).filter((file) => file.endsWith('.map'));
    expect(maps).not.toEqual([]);
    for (const map of maps) {
      const { sources } = JSON.parse(readFileSync(path.join(folder, map), 'utf8')) as { sources: string[] };
      for (const source of sources)
        expect(path.join(folder, path.dirname(map), source)).toSatisfy(existsSync);
    }
  });
});

describe('the plugin in the project of a user, configured as in the README', () => {
  it('reports what breaks the rules', () => {
    writeInProject(
      'bad.js',
      "import { Counter } from 'prom-client';\nnew Counter({ name: 'a', help: 'a', labelNames: ['user_id'] });\n",
    );
    expect(rulesBrokenBy('bad.js')).toEqual([
      'ibex-metrics/no-direct-registration',
      'ibex-metrics/no-high-cardinality-labels',
    ]);
  });

  it('accepts what keeps them, and prom-client in the metrics package', () => {
    writeInProject(
      'good.js',
      "import { orders } from './packages/metrics/registry.js';\norders.inc({ result: 'ok' });\n",
    );
    writeInProject('packages/metrics/registry.js', "import { Counter } from 'prom-client';\n");
    expect(rulesBrokenBy('good.js')).toEqual([]);
    expect(rulesBrokenBy('packages/metrics')).toEqual([]);
  });

  it.each([
    [
      'import',
      'const { default: plugin } = await import("eslint-plugin-ibex-metrics"); console.log(plugin.meta.name)',
    ],
    ['require', 'console.log(require("eslint-plugin-ibex-metrics").default.meta.name)'],
  ])('loads by %s', (how, code) => {
    const inputType = how === 'import' ? 'module' : 'commonjs';
    expect(runNode([`--input-type=${inputType}`, '--eval', code])).toBe('eslint-plugin-ibex-metrics\n');
  });
});

/** The code blocks of the README that begin with the name of a file. */
function filesOfReadme(): { file: string; code: string }[] {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gms)].map(([, file = '', code = '']) => ({
    file,
    code,
  }));
}

function rulesBrokenBy(pattern: string): (string | null)[] {
  const eslint = path.join('node_modules', 'eslint', 'bin', 'eslint.js');
  const results = JSON.parse(runNode([eslint, '--format=json', pattern])) as ESLint.LintResult[];
  return [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))].toSorted();
}

function runNode(args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

function writeInProject(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
