import type { Random } from '../random.js';
import {
  BLANKS,
  BOUNDS,
  HELP_TEXTS,
  LABEL_NAMES,
  LABEL_VALUES,
  NUMBERS,
  SUBJECTS,
  SUFFIXES,
  TIMESTAMPS,
  TYPE_WORDS,
  UNITS,
} from './vocabulary.js';

/** The lines of one metric family, each with its line feed. */
export type FamilyLines = readonly string[];

type FamilyType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped' | 'gauge_histogram';

const TYPES: readonly FamilyType[] = [
  ...(['counter', 'counter', 'gauge', 'gauge', 'histogram', 'histogram', 'summary', 'untyped'] as const),
  'gauge_histogram',
];

/**
 * A valid exposition, or nearly: now and then two families get in each other's way by their names, as they do when
 * programs are put together.
 */
export function generateExposition(random: Random): FamilyLines[] {
  const families = Array.from({ length: random.oneIn(20) ? 0 : random.between(1, 5) }, () =>
    generateFamily(random),
  );
  if (random.oneIn(4))
    families.push([random.pick(['\n', '# a comment\n', '#\n', ' \t\n', '# EOF\n', '#x\n'])]);
  return families;
}

function generateFamily(random: Random): FamilyLines {
  const name = generateName(random);
  const type = random.pick(TYPES);
  const lines: string[] = [];
  if (!random.oneIn(5)) lines.push(`# HELP ${name} ${random.pick(HELP_TEXTS)}\n`);
  if (type !== 'untyped' || random.oneIn(2)) lines.push(`# TYPE ${name} ${spellType(type, random)}\n`);
  if (lines.length === 2 && random.oneIn(4)) lines.reverse();
  const labelNames = distinctLabelNames(type, random);
  // Many alike, too: what reads such lines faster must read them the same.
  const series = random.oneIn(10) ? 0 : random.between(1, random.pick([1, 2, 3, 3, 12]));
  for (let i = 0; i < series; i++) lines.push(...generateSeries(name, type, labelNames, random));
  return lines;
}

function generateName(random: Random): string {
  const words = [random.pick(SUBJECTS)];
  while (words.length < 4 && random.oneIn(2)) {
    words.push(random.pick(random.pick([SUBJECTS, UNITS, UNITS, TYPE_WORDS])));
  }
  const separator = random.oneIn(12) ? random.pick([':', '', '__']) : '_';
  return words.join(separator) + (random.oneIn(2) ? random.pick(SUFFIXES) : '');
}

function spellType(type: FamilyType, random: Random): string {
  return random.oneIn(10) ? type.toUpperCase() : type;
}

function distinctLabelNames(type: FamilyType, random: Random): readonly string[] {
  const names = new Set<string>();
  while (names.size < 4 && !random.oneIn(3)) names.add(random.pick(LABEL_NAMES));
  if (type === 'histogram') names.delete('le');
  if (type === 'summary') names.delete('quantile');
  return [...names];
}

function generateSeries(
  name: string,
  type: FamilyType,
  labelNames: readonly string[],
  random: Random,
): readonly string[] {
  const labels = labelNames.map((label) => `${label}="${random.pick(LABEL_VALUES)}"`);
  const line = (suffix: string, bound?: string): string => {
    const all = bound === undefined ? labels : [...labels, bound];
    return generateSample(`${name}${suffix}`, all, random);
  };
  if (type === 'histogram') {
    const bounds = Array.from({ length: random.between(0, 3) }, () => random.pick(BOUNDS));
    const buckets = [...bounds, '+Inf'].map((bound) => line('_bucket', `le="${bound}"`));
    return [...buckets, line('_sum'), line('_count')];
  }
  if (type === 'summary') {
    const quantiles = Array.from({ length: random.between(0, 2) }, () => random.pick(BOUNDS));
    return [...quantiles.map((quantile) => line('', `quantile="${quantile}"`)), line('_sum'), line('_count')];
  }
  return [line('')];
}

function generateSample(name: string, labels: readonly string[], random: Random): string {
  const value = random.pick(NUMBERS);
  const timestamp = random.oneIn(8) ? `${blank(random)}${random.pick(TIMESTAMPS)}` : '';
  return `${name}${generateLabels(labels, random)}${blank(random)}${value}${timestamp}\n`;
}

function generateLabels(labels: readonly string[], random: Random): string {
  if (labels.length === 0) return random.oneIn(5) ? '{}' : '';
  const loose = random.oneIn(10);
  const list = labels.join(loose ? ` ,${blank(random)}` : ',');
  return `${loose ? ' { ' : '{'}${list}${random.oneIn(10) ? ',' : ''}${loose ? ' }' : '}'}`;
}

function blank(random: Random): string {
  return random.oneIn(10) ? random.pick(BLANKS) : ' ';
}
