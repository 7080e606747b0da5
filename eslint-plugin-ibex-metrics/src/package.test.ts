import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { UserProject } from './testing/user-project.js';

const root = path.join(import.meta.dirname, '..');
const project = new UserProject();
const modules = path.join(project.folder, 'node_modules');

beforeAll(() => {
  project.writeFilesOfReadme('js');
});

afterAll(() => {
  project.remove();
});

describe.each([
  {
    name: 'eslint-plugin-ibex-metrics',
    besides: [
      'LICENSE',
      'README.md',
      'package.json',
      ...filesIn(root).filter((file) => file.startsWith('docs/')),
    ],
  },
  { name: '@ibex/catalog', besides: ['LICENSE', 'README.md', 'package.json'] },
])('the package $name', ({ name, besides }) => {
  const folder = path.join(modules, name);

  it('has the code, its sources, the documentation and nothing else', () => {
    const files = filesIn(folder);
    expect(files.filter((file) => !/^(?:dist|src)\//.test(file))).toEqual(besides.toSorted());
    expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'src/index.ts']));
    expect(files.filter((file) => /\.test\.|(?:^|\/)(?:corpus|testing)\/|tsbuildinfo/.test(file))).toEqual(
      [],
    );
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

describe('the plugin in the JavaScript project of a user, configured as in the README', () => {
  it('does without typescript-eslint', () => {
    expect(readdirSync(modules)).not.toContain('typescript-eslint');
    expect(readdirSync(path.join(modules, '@typescript-eslint'))).toEqual(['utils']);
  });

  it('reports what breaks the rules', () => {
    project.write('bad.js', BAD_CODE);
    expect(rulesBrokenBy('bad.js')).toEqual(expect.arrayContaining(BROKEN_BY_BAD_CODE));
  });

  it('accepts what keeps them, and prom-client in the metrics package', () => {
    project.write(
      'good.js',
      "import { orders } from './packages/metrics/registry.js';\norders.inc({ result: 'ok' });\n",
    );
    project.write('packages/metrics/registry.js', "import { Counter } from 'prom-client';\n");
    expect(rulesBrokenBy('good.js')).toEqual([]);
    expect(rulesBrokenBy('packages/metrics')).toEqual([]);
  });

  it('reports the same with `recommendedTypeChecked`, for there are no types', () => {
    project.write(
      'eslint.types.config.js',
      "import plugin from 'eslint-plugin-ibex-metrics';\nexport default plugin.configs.recommendedTypeChecked;\n",
    );
    const withTypes = rulesBrokenBy('--config=eslint.types.config.js', 'bad.js');
    expect(withTypes).toEqual(expect.arrayContaining(BROKEN_BY_BAD_CODE));
  });

  it.each([
    [
      'import',
      'const { default: plugin } = await import("eslint-plugin-ibex-metrics"); console.log(plugin.meta.name)',
    ],
    ['require', 'console.log(require("eslint-plugin-ibex-metrics").default.meta.name)'],
  ])('loads by %s', (how, code) => {
    const inputType = how === 'import' ? 'module' : 'commonjs';
    const { stdout, stderr } = project.node(`--input-type=${inputType}`, '--eval', code);
    expect(stdout, stderr).toBe('eslint-plugin-ibex-metrics\n');
  });
});

const BAD_CODE = `import { Counter } from 'prom-client';
new Counter({ name: 'a', help: 'a', labelNames: ['user_id'] });
`;

const BROKEN_BY_BAD_CODE = ['ibex-metrics/no-direct-registration', 'ibex-metrics/no-high-cardinality-labels'];

function rulesBrokenBy(...args: readonly string[]): (string | null)[] {
  return [
    ...new Set(project.lint(...args).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))),
  ].toSorted();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
