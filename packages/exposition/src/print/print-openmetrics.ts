import type { MetricFamily, MetricSample } from '../metric-family.js';
import { openMetricsType, suffixesOf } from '../openmetrics/family-types.js';
import { assertMetricName } from './metric-name.js';
import { NameClaims } from './name-claims.js';
import { escapeText, printLabels } from './print-labels.js';
import { printNumber } from './print-number.js';

const TYPES = [
  'counter',
  'gauge',
  'histogram',
  'gaugehistogram',
  'stateset',
  'info',
  'summary',
  'unknown',
] as const;
const SUFFIXES = Object.fromEntries(TYPES.map((type) => [type, suffixesOf(type)]));

/**
 * Families in OpenMetrics 1.0.
 *
 * @throws Error for what the format has no spelling for
 */
export function printOpenMetrics(families: readonly MetricFamily[]): string {
  const names = new NameClaims(SUFFIXES, false);
  const lines: string[] = [];
  for (const family of families) {
    const { name, type, unit, help } = family;
    assertMetricName(name);
    if (openMetricsType(type) === undefined) throw new Error(`OpenMetrics has no type ${type}`);
    names.add(name, type);
    lines.push(`# TYPE ${name} ${type}\n`);
    // An empty unit or help text says as much as none.
    if (unit !== undefined && unit !== '') lines.push(`# UNIT ${name} ${printUnit(name, unit)}\n`);
    if (help !== undefined && help !== '') lines.push(`# HELP ${name} ${printHelp(help)}\n`);
    for (const sample of family.samples) {
      if (names.ownerOf(sample.name) !== name) {
        throw new Error(`a sample named ${JSON.stringify(sample.name)} would not be read as one of ${name}`);
      }
      lines.push(printSample(sample));
    }
  }
  return `${lines.join('')}# EOF\n`;
}

function printUnit(name: string, unit: string): string {
  if (name.endsWith(`_${unit}`)) return unit;
  throw new Error(`unit ${JSON.stringify(unit)} is not the end of the name ${name}`);
}

function printHelp(help: string): string {
  if (help.endsWith('\r')) throw new Error(`help text ${JSON.stringify(help)} ends in a carriage return`);
  return escapeText(help);
}

function printSample({ name, labels, value, timestamp, exemplar }: MetricSample): string {
  const point = `${name}${printLabels(labels)} ${printPoint(value, timestamp)}`;
  if (exemplar === undefined) return `${point}\n`;
  // Unlike a sample an exemplar has its braces even without labels.
  const exemplarLabels = printLabels(exemplar.labels) || '{}';
  return `${point} # ${exemplarLabels} ${printPoint(exemplar.value, exemplar.timestamp)}\n`;
}

function printPoint(value: number, timestamp: bigint | undefined): string {
  return timestamp === undefined ? printNumber(value) : `${printNumber(value)} ${printSeconds(timestamp)}`;
}

function printSeconds(milliseconds: bigint): string {
  const magnitude = milliseconds < 0n ? -milliseconds : milliseconds;
  const fraction = String(magnitude % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const whole = `${milliseconds < 0n ? '-' : ''}${String(magnitude / 1000n)}`;
  const seconds = fraction === '' ? whole : `${whole}.${fraction}`;
  // They are read as a 64-bit float, which has no milliseconds some 70,000 years from now.
  if (BigInt(Math.round(Number(seconds) * 1000)) === milliseconds) return seconds;
  throw new Error(`timestamp ${String(milliseconds)} is too far away for a float of seconds`);
}
