import type { MetricFamilyType } from '../exposition-family.js';
import type { MetricFamily, MetricSample } from '../metric-family.js';
import { NameClaims, type SuffixesByType } from './name-claims.js';
import { assertMetricName } from './metric-name.js';
import { printLabels } from './print-labels.js';
import { printNumber } from './print-number.js';
import { printableText } from './printable-text.js';

const TYPES: Readonly<Partial<Record<MetricFamilyType, string>>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  summary: 'summary',
  untyped: 'untyped',
  gaugehistogram: 'gauge_histogram',
};
const SUFFIXES: SuffixesByType = {
  counter: [''],
  gauge: [''],
  histogram: ['', '_count', '_sum', '_bucket'],
  summary: ['', '_count', '_sum'],
  untyped: [''],
  gaugehistogram: [''],
};
const BOUND_LABELS: Readonly<Partial<Record<MetricFamilyType, string>>> = {
  histogram: 'le',
  summary: 'quantile',
};

/**
 * Families in the text format 0.0.4.
 *
 * @throws Error for what the format has no spelling for
 */
export function printText(families: readonly MetricFamily[]): string {
  const names = new NameClaims(SUFFIXES, true);
  const lines: string[] = [];
  for (const family of families) {
    const { name, help } = family;
    assertMetricName(name);
    const type = TYPES[family.type];
    if (family.unit !== undefined) throw new Error(`the text format has no unit, and ${name} has one`);
    if (type === undefined) throw new Error(`the text format has no type ${family.type}`);
    names.add(name, family.type);
    // A HELP line without text says as much as none.
    if (help !== undefined && help !== '') lines.push(`# HELP ${name} ${printHelp(help)}\n`);
    lines.push(`# TYPE ${name} ${type}\n`);
    for (const sample of family.samples) {
      if (names.ownerOf(sample.name) !== name) {
        throw new Error(`a sample named ${JSON.stringify(sample.name)} would not be read as one of ${name}`);
      }
      lines.push(printSample(sample, BOUND_LABELS[family.type]));
    }
  }
  return lines.join('');
}

function printSample(sample: MetricSample, boundLabel: string | undefined): string {
  const { name, labels, value, timestamp, exemplar } = sample;
  if (exemplar !== undefined)
    throw new Error(`the text format has no exemplars, and a sample of ${name} has one`);
  const time = timestamp === undefined ? '' : ` ${printTimestamp(timestamp)}`;
  return `${name}${printLabels(labels, boundLabel)} ${printNumber(value)}${time}\n`;
}

function printTimestamp(timestamp: bigint): string {
  if (BigInt.asIntN(64, timestamp) === timestamp) return String(timestamp);
  throw new Error(`timestamp ${String(timestamp)} is beyond 64 bits`);
}

function printHelp(help: string): string {
  if (/^[ \t]/.test(help))
    throw new Error(`help text ${JSON.stringify(help)} starts with a blank, which is not read`);
  return printableText(help).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
