import type { SourceLine } from '../bytes/source-line.js';
import type { ExpositionExemplar, ExpositionSample } from '../exposition-sample.js';
import { toExpositionLabels } from '../model/label-views.js';
import type { SampleName } from './family-table.js';
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

function toMilliseconds(seconds: number): bigint {
  const milliseconds = Math.round(seconds * 1000);
  return Number.isFinite(milliseconds) ? BigInt(milliseconds) : BigInt(seconds) * 1000n;
}
