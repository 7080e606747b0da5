import { BASE_UNITS, isUnitWord } from './metric-lint/units.js';

/** The units that a metric name can end in: the base units of Prometheus, and that of a share. */
export const METRIC_UNITS: readonly string[] = [...BASE_UNITS, 'ratio'];

/**
 * The unit of a metric, as its name says it: the last word, or of a counter the one before `_total`.
 *
 * @param name - the metric's name
 * @returns such as `seconds`, or as the name has it where that is against the convention, such as `milliseconds`; `undefined` for what is counted, or tells a state
 */
export function metricUnit(name: string): string | undefined {
  const [, ...words] = name.replace(/_total$/, '').split('_');
  const last = words.at(-1);
  return last !== undefined && (METRIC_UNITS.includes(last) || isUnitWord(last)) ? last : undefined;
}
