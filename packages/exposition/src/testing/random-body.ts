/**
 * Random bodies for property tests: lines that are valid together or clash, then mutated in bytes and tokens.
 * The same seed gives the same bodies.
 */
export function* randomBodies(seed: number): Generator<Uint8Array> {
  const random = createRandom(seed);
  for (;;) {
    let body = '';
    const lines = 1 + random(7);
    for (let i = 0; i < lines; i++) body += pick(LINES, random);
    const mutations = random(4);
    for (let i = 0; i < mutations; i++) body = mutate(body, random);
    yield Uint8Array.from(body, (character) => character.charCodeAt(0));
  }
}

/** A source of integers from 0 to below `limit` (Mulberry32). */
export function createRandom(seed: number): (limit: number) => number {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) % limit;
  };
}

// Bodies are built from strings of one character per byte, so that mutations can produce any bytes.
export const LINES: readonly string[] = [
  '# HELP x h\\\\a\\n b\n',
  '# TYPE x counter\n',
  '# TYPE x histogram\n',
  '# TYPE x summary\n',
  '# TYPE x gauge_histogram\n',
  'x 1\n',
  'x_bucket{le="1"} 1\n',
  'x_bucket{le="+Inf",a="b"} 1 123\n',
  'x_sum{a="b"} 5.5\n',
  'x_count 3\n',
  'x{quantile="0.5"} NaN\n',
  '# HELP x_sum foo\n',
  '# TYPE x_count counter\n',
  '# TYPE x_bucket gauge\n',
  'y{a="b",c="d\\"\\\\\\n",} -Inf -5\n',
  '  y \t{ a = "\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80" , b="" } 1e5\n',
  '\n',
  '   \n',
  '# comment\n',
  '#\n',
  '# HELP\n',
  '# TYPE y\n',
  '# HELP y \n',
  'z .5\n',
  'z 5.\n',
  'foo-1 5\n',
  'y 0x1\n',
  '_count 1\n',
  ':a:b 1\n',
];

export const TOKENS: readonly string[] = [
  ...Array.from('"\\{},= \t\n\r\0#:19.eE+-_px\xff\xc3\xe9'),
  ...[
    '\\n',
    '\\"',
    '\\\\',
    'a="b",',
    'le="1",',
    '__name__="a",',
    'le',
    'quantile',
    '_bucket',
    '_sum',
    '_count',
  ],
  ...['Inf', 'inf', 'nan', '+Inf', '1e999', '1e-999', '9223372036854775807', '9223372036854775808'],
  ...[
    '# TYPE',
    '# HELP',
    'TYPE',
    'HELP',
    'counter',
    'COUNTER',
    'untyped',
    'summary',
    'histogram',
    'gauge',
    'x ',
  ],
  ...['\xc3\xa9', '\xc5\xbf', '\xc4\xb1', '\xe2\x84\xaa', '\xef\xbb\xbf', '\xed\xa0\x80', '\xf4\x90\x80\x80'],
  '123456789012345678901234567890',
];

function mutate(body: string, random: (limit: number) => number): string {
  const at = random(body.length + 1);
  switch (random(4)) {
    case 0:
      return body.slice(0, at) + pick(TOKENS, random) + body.slice(at);
    case 1:
      return body.slice(0, at) + body.slice(at + 1 + random(3));
    case 2:
      return body.slice(0, at) + pick(TOKENS, random) + body.slice(at + 1);
    default:
      return body.slice(0, at) + String.fromCharCode(random(256)) + body.slice(at + 1);
  }
}

function pick(choices: readonly string[], random: (limit: number) => number): string {
  return choices[random(choices.length)] ?? '';
}
