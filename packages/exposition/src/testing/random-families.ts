import { createRandom } from './random-body.js';

/**
 * Random bodies of families with many samples, most of them like each other: what a large body consists of. Some
 * lines are odd or wrong. The same seed gives the same bodies.
 */
export function* randomFamilies(seed: number): Generator<string> {
  const random = createRandom(seed);
  for (;;) {
    let body = '';
    const families = 1 + random(4);
    for (let i = 0; i < families; i++) body += family(`m${String(random(5))}`, random);
    yield body;
  }
}

type Random = (limit: number) => number;

const TYPES: readonly string[] = ['counter', 'gauge', 'histogram', 'summary', 'untyped', 'gauge_histogram'];
const BOUNDS: readonly string[] = ['0.005', '0.1', '1', '1.0', '2.5', '10', '1e3', '+Inf', 'Inf', 'NaN', ''];
const QUANTILES: readonly string[] = ['0', '0.5', '0.50', '0.99', '1', '99', 'NaN'];
const VALUES: readonly string[] = [
  ...['0', '1', '2', '12', '345', '6789012', '1.5', '0.001', '5.', '.5', '1e5', '1.25e+06', '2E-7', '1e123'],
  ...[
    '-1',
    '-0',
    '+3',
    'NaN',
    '+Inf',
    '-Inf',
    '1e999',
    '0x1',
    '1 ',
    '1 1700000000000',
    '1 5x',
    '',
    '123456789012345678',
  ],
];
const TEXTS: readonly string[] = [
  ...[
    '',
    'a',
    'GET',
    '/v1/users',
    'node-17',
    'abcd',
    'abcdefgh',
    'abcdefghi',
    'é',
    '日本',
    'a\\nb',
    'c:\\\\',
    '\\"q\\"',
    '\u{1f600} \u{1f680}',
    '/a?b',
    'sixteen letters.and more: 7',
    'sixteen letters./users/8271/\u{1f600}',
    'abcdefghijklmnopqrstuvwxyz \\\\ @ é?',
  ],
  ...['\u0001', '\\x', 'a,b', 'a}b', 'a=b', '#', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'jane@example.com'],
  ...['10.0.0.7', 'https://example.com/a', '/users/8271', '1700000000', 'd41d8cd98f00b204e9800998ecf8427e'],
];

function family(name: string, random: Random): string {
  const type = TYPES[random(TYPES.length)] ?? '';
  let lines = random(5) === 0 ? '' : `# HELP ${name} about it\n`;
  if (random(6) > 0) lines += `# TYPE ${name} ${type}\n`;
  const labels = Array.from({ length: random(4) }, (_, i) => String.fromCharCode(0x61 + i));
  const style = random(6);
  const samples = 2 + random(12);
  for (let i = 0; i < samples; i++) {
    const pairs = labels.filter(() => random(12) > 0).map((label) => `${label}="${text(random)}"`);
    if (random(20) === 0) pairs.reverse();
    if (type === 'histogram') lines += histogram(name, pairs, style, random);
    else if (type === 'summary') lines += summary(name, pairs, style, random);
    else lines += sample(name, pairs, style, value(random), random);
  }
  return lines;
}

function histogram(name: string, pairs: readonly string[], style: number, random: Random): string {
  let lines = '';
  let count = 0;
  for (const bound of BOUNDS) {
    if (
      bound === 'NaN' || bound === '' || bound === 'Inf' || bound === '1.0'
        ? random(30) > 0
        : random(15) === 0
    )
      continue;
    count += random(4);
    const shown = random(25) === 0 ? value(random) : String(count);
    lines += sample(`${name}_bucket`, [...pairs, `le="${bound}"`], style, shown, random);
  }
  if (random(15) > 0) lines += sample(`${name}_sum`, pairs, style, `${String(count)}.25`, random);
  if (random(15) > 0) lines += sample(`${name}_count`, pairs, style, String(count), random);
  return random(30) === 0 ? lines + sample(name, pairs, style, '1', random) : lines;
}

function summary(name: string, pairs: readonly string[], style: number, random: Random): string {
  let lines = '';
  for (const quantile of QUANTILES) {
    if (quantile === '99' || quantile === 'NaN' ? random(25) > 0 : random(3) === 0) continue;
    lines += sample(name, [`quantile="${quantile}"`, ...pairs], style, value(random), random);
  }
  lines += sample(`${name}_sum`, pairs, style, '1.25', random);
  return lines + sample(`${name}_count`, pairs, style, '5', random);
}

/** One line in the style of its family, or now and then in another. */
function sample(
  name: string,
  pairs: readonly string[],
  style: number,
  shown: string,
  random: Random,
): string {
  switch (random(25) === 0 ? random(8) : style) {
    case 0:
      return `${name} { ${pairs.join(' , ')} }\t${shown}\n`;
    case 1:
      return `${name}{${pairs.map((pair) => `${pair},`).join('')}} ${shown}\n`;
    case 6:
      return `  ${name}{${pairs.join()}} ${shown}\n`;
    case 7:
      return `${name}{${pairs.join()}}${shown}\n`;
    default:
      return pairs.length === 0 ? `${name} ${shown}\n` : `${name}{${pairs.join()}} ${shown}\n`;
  }
}

function value(random: Random): string {
  return random(4) > 0 ? String(random(100_000)) : (VALUES[random(VALUES.length)] ?? '');
}

function text(random: Random): string {
  return random(3) > 0 ? `v${String(random(40))}` : (TEXTS[random(TEXTS.length)] ?? '');
}
