import type { ESLint, Linter, Rule } from 'eslint';

import { packageMetadata } from './package-metadata.js';
import noDirectRegistration from './rules/no-direct-registration.js';
import noHighCardinalityLabels from './rules/no-high-cardinality-labels.js';
import noUrlRouteLabel from './rules/no-url-route-label.js';

export type { CatalogSetting, IbexMetricsSettings, MetricSetting } from './settings/metrics-settings.js';

const rules = {
  'no-direct-registration': noDirectRegistration,
  'no-high-cardinality-labels': noHighCardinalityLabels,
  'no-url-route-label': noUrlRouteLabel,
};

const recommended = {
  name: 'ibex-metrics/recommended',
  // ESLint takes two plugin objects under one name for a conflict, so this must be the very one below.
  get plugins(): Record<'ibex-metrics', ESLint.Plugin> {
    return { 'ibex-metrics': plugin };
  },
  rules: {
    'ibex-metrics/no-direct-registration': 'error',
    'ibex-metrics/no-high-cardinality-labels': 'error',
    'ibex-metrics/no-url-route-label': 'error',
  },
} satisfies Linter.Config;

const plugin = {
  meta: { ...packageMetadata, namespace: 'ibex-metrics' },
  // typescript-eslint's type of a rule still asks its context for methods that ESLint 10 has dropped, so to
  // the types of `defineConfig` it is no rule. None of ours calls them.
  rules: rules as unknown as Record<keyof typeof rules, Rule.RuleModule>,
  configs: { recommended },
} satisfies ESLint.Plugin;

export default plugin;
