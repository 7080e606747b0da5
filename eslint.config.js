import eslint from '@eslint/js';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { defineConfig, globalIgnores } from 'eslint/config';
import ibexMetrics from 'eslint-plugin-ibex-metrics';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['**/dist/', 'packages/auth-protocol/src/generated/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  ibexMetrics.configs.recommended,
  { settings: { 'ibex-metrics': { catalog: ibexCatalog, metricsPackage: 'packages/metrics' } } },

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
);
