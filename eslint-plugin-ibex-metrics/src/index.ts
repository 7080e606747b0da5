import type { ESLint, Linter, Rule } from 'eslint';

import { packageMetadata } from './package-metadata.js';
import boundedLabelValues from './rules/bounded-label-values.js';
import exemptionLedger from './rules/exemption-ledger.js';
import knownMetricNames from './rules/known-metric-names.js';
import metricNaming from './rules/metric-naming.js';
import noDirectRegistration from './rules/no-direct-registration.js';
import noHandwrittenExposition from './rules/no-handwritten-exposition.js';
import noHighCardinalityLabels from './rules/no-high-cardinality-labels.js';
import noUrlRouteLabel from './rules/no-url-route-label.js';
import standardBuckets from './rules/standard-buckets.js';

export type { CatalogSetting, IbexMetricsSettings, MetricSetting } from './settings/metrics-settings.js';

const rules = {
  'bounded-label-values': boundedLabelValues,
  'exemption-ledger': exemptionLedger,
  'known-metric-names': knownMetricNames,
  'metric-naming': metricNaming,
  'no-direct-registration': noDirectRegistration,
  'no-handwritten-exposition': noHandwrittenExposition,
  'no-high-cardinality-labels': noHighCardinalityLabels,
  'no-url-route-label': noUrlRouteLabel,
  'standard-buckets': standardBuckets,
};

const recommended = {
  name: 'ibex-metrics/recommended',
  // ESLint takes two plugin objects under one name for a conflict, so this must be the very one below.
  get plugins(): Record<'ibex-metrics', ESLint.Plugin> {
    return { 'ibex-metrics': plugin };
  },
  rules: {
    'ibex-metrics/bounded-label-values': 'error',
    'ibex-metrics/exemption-ledger': 'error',
    'ibex-metrics/known-metric-names': 'error',
    'ibex-metrics/metric-naming': 'error',
    'ibex-metrics/no-direct-registration': 'error',
    'ibex-metrics/no-handwritten-exposition': 'error',
    'ibex-metrics/no-high-cardinality-labels': 'error',
    'ibex-metrics/no-url-route-label': 'error',
    'ibex-metrics/standard-buckets': 'error',
  },
} satisfies Linter.Config;

const recommendedTypeChecked = [
  recommended,
  {
    name: 'ibex-metrics/type-information',
    // Of TypeScript only: a JavaScript file is seldom in a `tsconfig.json`, and the parser refuses one that is not.
    files: ['**/*.{ts,tsx,mts,cts}'],
    languageOptions: { parserOptions: { projectService: true } },
  },
] satisfies Linter.Config[];

const plugin = {
  meta: { ...packageMetadata, namespace: 'ibex-metrics' },
  // typescript-eslint's type of a rule still asks its context for methods that ESLint 10 has dropped, so to
  // the types of `defineConfig` it is no rule. None of ours calls them.
  rules: rules as unknown as Record<keyof typeof rules, Rule.RuleModule>,
  configs: { recommended, recommendedTypeChecked },
} satisfies ESLint.Plugin;

export default plugin;
