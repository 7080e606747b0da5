/** The name under which the repository's ESLint configuration registers our plugin. */
export const METRICS_PLUGIN = 'ibex-metrics';

/** Whether a rule is one of our plugin's, by its id. */
export function isMetricsRule(rule: string): boolean {
  return rule.startsWith(`${METRICS_PLUGIN}/`);
}
