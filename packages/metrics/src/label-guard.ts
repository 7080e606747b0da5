import { foldLabelValue, isInDomain, type LabelValues, type MetricDefinition } from '@ibex/catalog';

import type { InvalidRecordings } from './invalid-recordings.js';
import { isRecord } from './is-record.js';

/** Turns whatever a caller gave as labels into a label set of the catalog, or `undefined`: drop it. */
export type LabelGuard = (given: unknown) => LabelValues | undefined;

/**
 * The last line of defence against new series: what reaches the registry past the compiler, through
 * `any`, JavaScript or bad input, is folded into the label's domain.
 *
 * A gauge is the exception. Folding would overwrite the state of another series, so a recording with a
 * foreign value is dropped.
 *
 * @param definition - the metric
 * @param invalid - where mended and dropped recordings are counted
 */
export function labelGuard(definition: MetricDefinition, invalid: InvalidRecordings): LabelGuard {
  const { name: metric, type, labels: domains } = definition;
  const labels = Object.entries(domains);
  return (given) => {
    const raw = isRecord(given) ? given : {};
    const guarded: Record<string, string> = {};
    for (const [label, domain] of labels) {
      const value = raw[label];
      if (isInDomain(domain, value)) {
        guarded[label] = value;
        continue;
      }
      const folded = type === 'gauge' ? undefined : foldLabelValue(domain, value);
      invalid.add({
        metric,
        label,
        reason: value === undefined ? 'label-missing' : 'value-outside-domain',
        outcome: folded === undefined ? 'dropped' : 'folded',
      });
      if (folded === undefined) return undefined;
      guarded[label] = folded;
    }
    // Counted under no name: a name that comes from outside must not become a key of anything.
    if (Object.keys(raw).some((label) => !Object.hasOwn(domains, label))) {
      invalid.add({ metric, reason: 'label-undeclared', outcome: 'folded' });
    }
    return guarded;
  };
}
