import eslint from '@eslint/js';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import ibexMetrics from 'eslint-plugin-ibex-metrics';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'packages/*/src/generated/',
    'eslint-plugin-ibex-metrics/corpus/',
    // AssemblyScript, which looks like TypeScript and is another language.
    'packages/exposition/kernel/*.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  ibexMetrics.configs.recommended,
  { settings: { 'ibex-metrics': { catalog: ibexCatalog, metricsPackage: 'packages/metrics' } } },
  {
    // What the tests are about: exposition text of every kind, and metrics that break the rules. And what prints it.
    files: [
      'ci/bench/src/catalogs/large-catalog.ts',
      'ci/check-metrics/src/{**/*.test.ts,testing/{random-*,small-random-catalog,change-cases}.ts}',
      'ci/fuzz/src/{*.test.ts,generate/*.ts}',
      'eslint-plugin-ibex-metrics/src/rules/*.test.ts',
      'packages/catalog/src/metric-lint/*.test.ts',
      'packages/exposition/src/**/{*.test.ts,testing/*.ts}',
      'packages/exposition/src/print/*.ts',
    ],
    rules: {
      'ibex-metrics/known-metric-names': 'off',
      'ibex-metrics/metric-naming': 'off',
      'ibex-metrics/no-handwritten-exposition': 'off',
    },
  },
  {
    // Catalogs that tests make of their own, and services whose metrics are given a wrong name on purpose.
    files: [
      'ci/end-to-end/src/{sabotage/sabotage,gate-can-fail.test,observability.test}.ts',
      'packages/catalog/src/**/*.test.ts',
    ],
    rules: { 'ibex-metrics/known-metric-names': 'off' },
  },

  eslint.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['vitest.config.ts'] } } },
  },
  {
    files: ['eslint-plugin-ibex-metrics/src/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    // Left off: `require-meta-docs-url` and `require-meta-languages`, for `createRule` states both of every rule, where
    // a test of the plugin looks for them; `require-test-error-positions`, for the end of a finding is nowhere the point.
    rules: {
      'eslint-plugin/consistent-output': 'error',
      'eslint-plugin/meta-property-ordering': 'error',
      'eslint-plugin/no-incomplete-meta-schema': 'error',
      'eslint-plugin/no-incorrect-meta-schema': 'error',
      'eslint-plugin/no-matching-violation-suggest-message-ids': 'error',
      'eslint-plugin/no-property-in-node': 'error',
      'eslint-plugin/prefer-placeholders': 'error',
      'eslint-plugin/prefer-replace-text': 'error',
      'eslint-plugin/report-message-format': ['error', '^[A-Z`].*[.}]$'],
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Require) ' }],
      'eslint-plugin/require-meta-docs-recommended': 'error',
      'eslint-plugin/require-meta-schema-description': 'error',
      'eslint-plugin/require-test-case-name': 'error',
      'eslint-plugin/test-case-property-ordering': [
        'error',
        ['name', 'code', 'filename', 'options', 'settings', 'languageOptions', 'output', 'errors'],
      ],
      'eslint-plugin/test-case-shorthand-strings': 'error',
      'eslint-plugin/unique-test-case-names': 'error',
    },
  },
);
