/** The base units of Prometheus, as they stand at the end of a metric name. */
export const BASE_UNITS: readonly string[] = [
  'amperes',
  'bytes',
  'celsius',
  'grams',
  'joules',
  'kelvin',
  'meters',
  'metres',
  'seconds',
  'volts',
];

/**
 * The unit word in a metric name that promlint objects to. Of several words of one unit it looks at the one whose
 * prefix it knows first, `kilobytes` before `megabytes` before `bytes`. Of several units the promtool of Debian 12 takes
 * any, other ones from run to run, and from client_golang 1.18 on promlint takes the first, as this does.
 *
 * @returns the word and its base unit (`milliseconds` and `seconds`), or `undefined`
 */
export function nonBaseUnitIn(metricName: string): { word: string; base: string } | undefined {
  const [first, ...others] = metricName.split('_').flatMap((word) => UNIT_WORDS.get(word) ?? []);
  if (first === undefined) return undefined;
  const { word, base } = others
    .filter(({ unit }) => unit === first.unit)
    .reduce((found, other) => (other.rank < found.rank ? other : found), first);
  return base === word ? undefined : { word, base };
}

/** Whether a word of a metric name is a unit that promlint knows, with a prefix or without: `bytes`, `milliseconds`. */
export function isUnitWord(word: string): boolean {
  return UNIT_WORDS.has(word);
}

/** The abbreviated units in a metric name, such as `ms`, each once. promlint has a finding for each. */
export function abbreviatedUnitsIn(metricName: string): string[] {
  const [, ...words] = metricName.toLowerCase().split('_');
  return [...new Set(words)].filter((word) => ABBREVIATIONS.has(word));
}

const UNITS = new Map([
  ...BASE_UNITS.map((unit) => [unit, unit] as const),
  ['minutes', 'seconds'],
  ['hours', 'seconds'],
  ['days', 'seconds'],
  ['weeks', 'seconds'],
  ['kelvins', 'kelvin'],
  ['fahrenheit', 'celsius'],
  ['rankine', 'celsius'],
  ['inches', 'meters'],
  ['yards', 'meters'],
  ['miles', 'meters'],
  ['bits', 'bytes'],
  ['calories', 'joules'],
  ['pounds', 'grams'],
  ['ounces', 'grams'],
]);

// In promlint's order. "mibi" is no prefix of any standard, but promlint has it where "mebi" is meant.
const PREFIXES = [
  'pico',
  'nano',
  'micro',
  'milli',
  'centi',
  'deci',
  'deca',
  'hecto',
  'kilo',
  'kibi',
  'mega',
  'mibi',
  'giga',
  'gibi',
  'tera',
  'tebi',
  'peta',
  'pebi',
  '',
];

interface UnitWord {
  readonly word: string;
  /** The word without its prefix. */
  readonly unit: string;
  readonly base: string;
  /** The place of its prefix among {@link PREFIXES}. */
  readonly rank: number;
}

/** Every unit with every prefix. */
const UNIT_WORDS: ReadonlyMap<string, UnitWord> = new Map(
  PREFIXES.flatMap((prefix, rank) =>
    [...UNITS].map(([unit, base]) => [prefix + unit, { word: prefix + unit, unit, base, rank }]),
  ),
);

const ABBREVIATIONS = new Set([
  's',
  'ms',
  'us',
  'ns',
  'sec',
  'b',
  'kb',
  'mb',
  'gb',
  'tb',
  'pb',
  'm',
  'h',
  'd',
]);
