/** A source of integers from 0 to below `limit`. The same seed gives the same ones (Mulberry32). */
export type Random = (limit: number) => number;

export function createRandom(seed: number): Random {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) % limit;
  };
}

/**
 * A body that can be parsed, of families out of the words promlint looks for, some of them not grouped.
 *
 * @param clean - whether the lint shall have nothing to say
 */
export function randomExposition(random: Random, families: number, clean = false): string {
  const blocks = Array.from({ length: families }, (_, index) =>
    clean ? cleanFamily(random, index) : oddFamily(random, index),
  );
  if (random(4) > 0)
    return blocks.map(({ metadata, samples }) => [...metadata, ...samples].join('')).join('');
  const rest = blocks.map(({ samples }) => [...samples]);
  const lines = blocks.flatMap(({ metadata }) => [...metadata]);
  while (rest.some((samples) => samples.length > 0)) lines.push(pick(random, rest).shift() ?? '');
  return lines.join('');
}

interface FamilyLines {
  readonly metadata: readonly string[];
  readonly samples: readonly string[];
}

function cleanFamily(random: Random, index: number): FamilyLines {
  const type = pick(random, ['counter', 'gauge', 'histogram', 'summary', 'untyped']);
  const name = `family${String(index)}${type === 'counter' ? '_total' : ''}`;
  return familyLines(random, { name, type, help: 'h', labelNames: ['a', 'b', 'zone'] });
}

function oddFamily(random: Random, index: number): FamilyLines {
  const words = [...some(random, 1, STARTS), `t${String(index)}`, ...some(random, 3, WORDS)];
  // promlint names any one unit of several, so a name has one at most. The number keeps names apart.
  words.push(...some(random, 1, UNITS), ...some(random, 1, ENDS));
  return familyLines(random, {
    name: words.join(pick(random, ['_', '_', '_', '__', ':', 'X_'])),
    type: pick(random, [
      'counter',
      'COUNTER',
      'gauge',
      'histogram',
      'summary',
      'untyped',
      'gauge_histogram',
      '',
    ]),
    help: pick(random, ['h', 'h', 'é \\n\\\\', '\\n', '\r', '', ' ', '\t', undefined]),
    labelNames: LABELS,
  });
}

interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string | undefined;
  readonly labelNames: readonly string[];
}

function familyLines(random: Random, { name, type, help, labelNames }: Family): FamilyLines {
  const metadata = [
    ...(help === undefined ? [] : [`# HELP ${name} ${help}\n`]),
    ...(type === '' ? [] : [`# TYPE ${name} ${type}\n`]),
  ];
  if (random(3) === 0) metadata.reverse();
  const count = random(12) === 0 ? 0 : 1 + random(4);
  const samples = Array.from({ length: count }, () => {
    const own = type === 'histogram' ? 'le' : type === 'summary' ? 'quantile' : undefined;
    const names = [...new Set(some(random, 3, labelNames))].filter((label) => label !== own);
    const labels = names.map((label) => `${label}="${pick(random, ['', '1', '2', '3'])}"`);
    return suffixesAndBounds(random, type).map(([suffix, bound]) => {
      const all = [...labels];
      if (own !== undefined && bound !== undefined)
        all.splice(random(all.length + 1), 0, `${own}="${bound}"`);
      const set = all.length > 0 || random(2) > 0 ? `{${all.join(',')}}` : '';
      return `${name}${suffix}${set} ${pick(random, ['1', '2', 'NaN'])}${pick(random, ['', '', ' 123'])}\n`;
    });
  }).flat();
  return { metadata, samples };
}

/** The samples of one metric by suffix, and their bounds, some of what belongs to it missing or too much. */
function suffixesAndBounds(random: Random, type: string): [suffix: string, bound?: string][] {
  if (type !== 'histogram' && type !== 'summary') return random(5) === 0 ? [[''], ['']] : [['']];
  const bounds = some(random, 4, type === 'histogram' ? ['1', '2', 'NaN', '+Inf'] : ['0', '0.5', '7', 'NaN']);
  const bounded = bounds.map((bound): [string, string] => [
    type === 'histogram' && random(6) > 0 ? '_bucket' : '',
    bound,
  ]);
  const others = ['_sum', '_count'].filter(() => random(4) > 0);
  // A sample of a histogram without suffix, a bucket without bound, a summary without quantile.
  if (random(9) === 0) others.push(type === 'histogram' ? pick(random, ['_bucket', '']) : '');
  return [
    ...bounded,
    ...others.map((suffix): [string, string?] => (random(9) === 0 ? [suffix, '1'] : [suffix])),
  ];
}

const STARTS = ['', '_', ':', 'ms', 'gauge', 'aB', 'A1'];
const WORDS = (
  'requests connections http disk gauge counter histogram summary gauge_histogram untyped Gauge counters ' +
  'openSockets dbPool POOL bucket count sum total s ms us ns sec b kb mb gb tb pb m h d S Kb rate info 1 x1'
).split(' ');
const UNITS =
  'seconds bytes milliseconds kilobytes minutes days thermometers kibibits Seconds mebibytes kelvins'.split(
    ' ',
  );
const ENDS =
  'total total_total bucket count sum created ratio counter ms Total total_ _ _total 1 : s_1 1S bucket_total'.split(
    ' ',
  );
const LABELS = ['result', 'clientKind', 'serverKind', 'le', 'quantile', 'LE', 'zone', 'xY_zW', 'a1B'];

function some<Item>(random: Random, most: number, items: readonly Item[]): Item[] {
  return Array.from({ length: random(most + 1) }, () => pick(random, items));
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random(items.length)] as Item;
}
