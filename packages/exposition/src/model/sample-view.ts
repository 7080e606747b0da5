import type { ExpositionSample } from '../exposition-sample.js';
import { toExpositionLabels } from './label-views.js';
import type { MetricName } from './name-table.js';
import type { SampleLine } from '../text-format/sample-line.js';
import type { SourceLine } from '../bytes/source-line.js';

/** The sample line being read as an object of its own, for `onSample`. */
export function toExpositionSample(
  source: SourceLine,
  { name, family }: MetricName,
  { labels, value, timestamp }: SampleLine,
): ExpositionSample {
  return {
    name,
    family: family.name,
    labels: toExpositionLabels(source, labels),
    value,
    ...(timestamp === undefined ? {} : { timestamp }),
    line: source.number,
  };
}
