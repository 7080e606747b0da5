import type { SourceLine } from '../bytes/source-line.js';
import { utf16Length } from '../bytes/utf8.js';
import type { ExpositionExemplar, ExpositionLabel, ExpositionSample } from '../exposition-sample.js';
import type { SampleName } from './family-table.js';
import type { LabelSet } from './label-set.js';
import type { SampleLine } from './sample-line.js';

/** The sample line being read as an object of its own, for `onSample`. */
export function toExpositionSample(
  source: SourceLine,
  { name, family }: SampleName,
  { labels, value, timestamp, exemplar }: SampleLine,
): ExpositionSample {
  return {
    name,
    family: family.name,
    labels: toExpositionLabels(source, labels),
    value,
    ...(timestamp === undefined ? {} : { timestamp: toMilliseconds(timestamp) }),
    ...(exemplar.present ? { exemplar: toExpositionExemplar(source, exemplar) } : {}),
    line: source.number,
  };
}

function toExpositionExemplar(
  source: SourceLine,
  { labels, value, timestamp }: SampleLine['exemplar'],
): ExpositionExemplar {
  return {
    labels: toExpositionLabels(source, labels),
    value,
    ...(timestamp === undefined ? {} : { timestamp: toMilliseconds(timestamp) }),
  };
}

function toExpositionLabels({ bytes, start: lineStart }: SourceLine, labels: LabelSet): ExpositionLabel[] {
  const views: ExpositionLabel[] = [];
  let offset = lineStart;
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
  return views;
}

function toMilliseconds(seconds: number): bigint {
  const milliseconds = Math.round(seconds * 1000);
  return Number.isFinite(milliseconds) ? BigInt(milliseconds) : BigInt(seconds) * 1000n;
}
