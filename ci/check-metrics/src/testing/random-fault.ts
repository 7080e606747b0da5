import type { Random } from './random-exposition.js';

/**
 * A body of a few lines, nearly all of which have a fault, in bytes of every kind. One character stands for one byte.
 */
export function randomFault(random: Random): string {
  const lines = Array.from({ length: 1 + random(3) }, () => `${line(random)}\n`).join('');
  return random(6) === 0 ? lines.slice(0, -1 - random(3)) : lines;
}

function line(random: Random): string {
  const of = <Item>(...items: readonly Item[]): Item => items[random(items.length)] as Item;
  const blank = () => of('', '', '', ' ', '\t', '  ');
  switch (random(8)) {
    case 0:
      return [
        ...[blank(), '#', of(' ', '', '\t'), of('HELP', 'TYPE', 'HELP', 'TYPE', 'EOF'), of(' ', ' ', '')],
        ...[name(random), of(' ', ' ', '', junk(random))],
        of('counter', 'summary', 'his\\togram', 'info', 'a help', 'a\\nb', 'a\\b', 'a\\', '', junk(random)),
      ].join('');
    case 1:
      return '# TYPE h histogram';
    case 2:
      return '# TYPE s summary';
    default:
      return [
        ...[
          blank(),
          of('', '', '', '', '', '', '1', junk(random)),
          name(random),
          of(' ', ' ', '', junk(random)),
        ],
        ...[random(3) > 0 ? labels(random) : '', blank(), of(' ', '', '')],
        of('1', '1', '2.5', 'NaN', '1_0', '0x1p3', '1e400', 'abc', '', '"', junk(random)),
        of('', '', '', ' 123', ' 123 ', ' 12.5', ' 9223372036854775808', ' 1 # {} 1', ` 1 ${junk(random)}`),
      ].join('');
  }
}

function name(random: Random): string {
  return pick(random, ['x', 'x_sum', 'y', 'h', 'h_bucket', 'h_sum', 'h_count', 's', 's_count', '_', 'a:b']);
}

function labels(random: Random): string {
  let text = '{';
  for (let left = random(4); left > 0; left--) {
    text += pick(random, ['a', 'b', 'c', 'le', 'quantile', '__name__', ' a ', 'a']);
    text += pick(random, ['=', '=', '=', '=', '=', ' = ', '==', '', ':', junk(random)]);
    text += pick(random, ['"', '"', '"', '"', '"', '"', '', "'", junk(random)]);
    text += pick(random, ['v', '1', '0.5', '+Inf', '', '\\"', '\\\\', '\\n', '1e999', junk(random)]);
    text += pick(random, ['"', '"', '"', '"', '"', '" ', '', '""']);
    text += pick(random, [',', ',', ',', ',', ';', ' ']);
  }
  return text + pick(random, ['}', '}', '}', '}', '', ',']);
}

function junk(random: Random): string {
  return Array.from({ length: 1 + random(5) }, () =>
    pick(random, [
      () => String.fromCharCode(random(256)),
      () => character(random),
      () => pick(random, TOKENS),
    ])(),
  ).join('');
}

/** The bytes of any character, most often of a low code point. */
function character(random: Random): string {
  const codePoint = random(random(3) === 0 ? 0x11_0000 : 0x3000);
  return Buffer.from(String.fromCodePoint(codePoint)).toString('latin1');
}

const TOKENS = [
  '\\',
  '"',
  "'",
  '\t',
  ' ',
  '\r',
  '\0',
  '\x7f',
  '\x07',
  '\x0b',
  '=',
  '{',
  '}',
  ',',
  '#',
  '\\n',
  '\\"',
];

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random(items.length)] as Item;
}
