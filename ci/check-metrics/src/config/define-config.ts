import type { CheckMetricsConfig } from './config.js';

export type { CheckMetricsConfig, Exemption, TargetConfig } from './config.js';

/**
 * Gives a configuration back as it is, so that an editor knows what can stand in it.
 *
 * @param config - what a `check-metrics.config.js` exports by default
 */
export function defineConfig(config: CheckMetricsConfig): CheckMetricsConfig {
  return config;
}
