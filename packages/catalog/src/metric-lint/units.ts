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
 * The first unit word in a metric name, where it is not a base unit.
 *
 * @returns the word and its base unit (`milliseconds` and `seconds`), or `undefined`
 */
export function nonBaseUnitIn(metricName: string): { word: string; base: string } | undefined {
  for (const word of metricName.split('_')) {
    const base = baseUnitOf(word);
    if (base !== undefined) return base === word ? undefined : { word, base };
  }
  return undefined;
}

/** The abbreviated unit in a metric name, such as `ms`, or `undefined`. */
export function abbreviatedUnitIn(metricName: string): string | undefined {
  const [, ...words] = metricName.toLowerCase().split('_');
  return words.find((word) => ABBREVIATIONS.has(word));
}

function baseUnitOf(word: string): string | undefined {
  const plain = UNITS.get(word);
  if (plain !== undefined) return plain;
  for (const prefix of PREFIXES) {
    const base = word.startsWith(prefix) ? UNITS.get(word.slice(prefix.length)) : undefined;
    if (base !== undefined) return base;
  }
  return undefined;
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

// "mibi" is no prefix of any standard, but promlint has it where "mebi" is meant.
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
];

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
