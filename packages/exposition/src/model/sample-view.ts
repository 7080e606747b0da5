import type { ExpositionLabel, ExpositionSample } from '../exposition-sample.js';
import type { MetricName } from './name-table.js';
import type { SampleLine } from '../text-format/sample-line.js';
import type { SourceLine } from '../bytes/source-line.js';
import { utf16Length } from '../bytes/utf8.js';

/** The sample line being read as an object of its own, for `onSample`. */
export function toExpositionSample(
  source: SourceLine,
  { name, family }: MetricName,
  { labels, value, timestamp }: SampleLine,
): ExpositionSample {
  const { bytes } = source;
  const views: ExpositionLabel[] = [];
  let offset = source.start;
  let column = 1;
  for (let i = 0; i < labels.count; i++) {
    const start = labels.valueStarts[i] ?? 0;
    const end = labels.valueEnds[i] ?? 0;
    // From label to label, not from the start of the line: a line may have very many labels.
    column += utf16Length(bytes, offset, start);
    const endColumn = column + utf16Length(bytes, start, end);
    views.push({ name: labels.name(i), value: labels.value(i), column, endColumn });
    offset = end;
    column = endColumn;
  }
  return {
    name,
    family: family.name,
    labels: views,
    value,
    ...(timestamp === undefined ? {} : { timestamp }),
    line: source.number,
  };
}
