import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { UserProject } from './testing/user-project.js';

const project = new UserProject(['typescript', 'typescript-eslint', 'prom-client', '@types/node']);

let compiled: ReturnType<UserProject['node']>;

beforeAll(() => {
  project.writeFilesOfReadme('js');
  project.writeFilesOfReadme('ts');
  project.write('plugin.config.ts', PLUGIN_CONFIG);
  project.write('tsconfig.json', JSON.stringify(TSCONFIG));
  compiled = tsc();
});

afterAll(() => {
  project.remove();
});

describe('the TypeScript project of a user, configured as in the README', { timeout: 60_000 }, () => {
  it('has a configuration that compiles without a cast', () => {
    expect(compiled).toMatchObject({ status: 0, stdout: '' });
  });

  it('has a configuration in which TypeScript finds a mistake', () => {
    project.write(
      'mistake.ts',
      "import ibexMetrics from 'eslint-plugin-ibex-metrics';\nexport default ibexMetrics.configs.recommanded;\n",
    );
    expect(tsc('--noEmit').stdout).toMatch(/^mistake\.ts\(2,\d+\): error TS2551: .*'recommanded'/);
    project.write('mistake.ts', '');
  });

  it('reports what breaks the rules, and nothing else', () => {
    project.write('src/good.ts', 'export const answer: number = 42;\n');
    project.write(
      'src/bad.ts',
      `import { Counter } from 'prom-client';
export const orders: unknown = new Counter({ name: 'shop_cart_orders_total', help: 'Orders placed' });
`,
    );
    expect(findings('src')).toEqual([['src/bad.ts', 'ibex-metrics/no-direct-registration']]);
  });

  it('asks for the types of TypeScript files, which only files of a project have', () => {
    project.write('outside/a.ts', 'export {};\n');
    const [result] = lint('outside');
    expect(result?.messages).toMatchObject([{ fatal: true, message: /project service/ }]);
  });

  it('asks for none of JavaScript files, which are seldom of a project', () => {
    project.write('src/script.js', "export { register } from 'prom-client';\n");
    expect(findings('src/script.js')).toEqual([['src/script.js', 'ibex-metrics/no-direct-registration']]);
  });
});

/** The plugin itself in a configuration, not only what it configures. */
const PLUGIN_CONFIG = `import { defineConfig } from 'eslint/config';
import ibexMetrics, { type IbexMetricsSettings } from 'eslint-plugin-ibex-metrics';

const settings: IbexMetricsSettings = { metricsPackage: 'packages/metrics' };
export default defineConfig({
  plugins: { 'ibex-metrics': ibexMetrics },
  extends: ['ibex-metrics/recommendedTypeChecked'],
  rules: { 'ibex-metrics/no-url-route-label': ['error', { additionalRouteLabels: ['page'] }] },
  settings: { 'ibex-metrics': settings },
});
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2023',
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    allowJs: true,
    types: ['node'],
    outDir: 'compiled',
  },
  include: ['src/**/*.ts', '*.ts', 'packages'],
};

function tsc(...args: readonly string[]): ReturnType<UserProject['node']> {
  return project.node(path.join('node_modules', 'typescript', 'bin', 'tsc'), ...args);
}

function lint(...patterns: readonly string[]): ReturnType<UserProject['lint']> {
  // Compiled, for ESLint reads TypeScript only with a loader that a project has to install.
  return project.lint('--config=compiled/eslint.config.js', ...patterns);
}

function findings(...patterns: readonly string[]): (string | null)[][] {
  return lint(...patterns).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => [path.relative(project.folder, filePath), ruleId ?? message]),
  );
}
