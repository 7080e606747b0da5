import fc from 'fast-check';

/** Words of expressions and of prose, such as need no quotes anywhere. */
const WORDS = [
  ...[
    'up',
    'sum by (job) (up)',
    'rate(a{b="c"}[5m])',
    '> 0',
    '/',
    "it's",
    '"quoted"',
    String.raw`\d+`,
    'é',
    '😀',
  ],
  ...['1', '- d', '{{ $labels.x }}', 'a#b', 'a:b'],
];

/** What YAML is particular about, at the beginning of a scalar or anywhere. */
const SPECIAL = [
  ...[
    '#',
    '#b',
    'a:',
    ': b',
    '-1',
    '[e]',
    '&f',
    '*g',
    '!h',
    '|',
    '>',
    '%i',
    '@j',
    '`k`',
    '? l',
    '{',
    "'",
    '"',
  ],
  ...['null', '~', 'true', '0x1F', '1.50', '1e3', '2026-11-28', '---', '...', '\u0085', '\u2028', ''],
];

const seldom = <Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: usual, weight: 60 }, { arbitrary: other, weight: 1 });

const word = seldom(fc.constantFrom(...WORDS), fc.constantFrom(...SPECIAL));
const text = fc
  .tuple(word, fc.array(word, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join(' '));

/** A text of several lines, of which some are indented and some empty. */
const lines = fc
  .tuple(
    text,
    fc.array(fc.tuple(fc.constantFrom('\n', '\n', '\n\n', '\n  ', ' \n', '\n\n\n   ', '\n  - '), text), {
      maxLength: 3,
    }),
  )
  .map(([first, rest]) => first + rest.map((parts) => parts.join('')).join(''));

const blockHeader = fc
  .tuple(
    fc.constantFrom('|', '>'),
    seldom(fc.constantFrom('', '-', '+'), fc.constantFrom('2', '2-', '+1', '-3', 'x')),
    seldom(fc.constantFrom('', '', ' # why', ' '), fc.constantFrom('#', ' x')),
  )
  .map((parts) => parts.join(''));

const afterQuote = seldom(fc.constantFrom('', '', ' ', ' # why'), fc.constantFrom('#', ' x', "'", '"'));

const double = fc
  .tuple(
    lines,
    seldom(
      fc.constantFrom('', String.raw`\n`, String.raw`\u00e9`, String.raw`\"`),
      fc.constantFrom(String.raw`\x41`, String.raw`\q`, '\\\n  ', String.raw`\U0001F600`),
    ),
  )
  .map(([value, escape]) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}${escape}"`);

const scalar = seldom(
  fc.oneof(
    text.map((value) => `sum ${value}`),
    lines.map((value) => `sum ${value}`),
    fc.tuple(lines, afterQuote).map(([value, after]) => `'${value.replaceAll("'", "''")}'${after}`),
    fc.tuple(double, afterQuote).map((parts) => parts.join('')),
    fc
      .tuple(
        blockHeader,
        seldom(fc.constantFrom('\n', '\n\n'), fc.constantFrom('\n   \n', '\n  ')),
        lines,
        fc.constantFrom('', '', '\n', '\n\n'),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('', '# nothing'),
  ),
  fc.oneof(text, lines, fc.constantFrom('{ expr: up }', '[up, down]', '*a', '&a up', '!!str up', '{}')),
);

const GROUPED = ['groups', 'rules', 'spec', 'data', '"e"', "'f'"];
const key = seldom(
  fc.constantFrom('expr', 'expr', 'expr', 'record', 'labels', 'annotations', 'a.yml', 'b.json', ...GROUPED),
  fc.constantFrom('null', 'True', 'g h', '1', '', '"i j"', "k'", '- l'),
);
const indentation = seldom(fc.constantFrom('  ', '    ', ' '), fc.constant(''));
const comment = fc.constantFrom('', '', '', '', '\n', '# a comment\n', '    # an indented one\n', '  \n');

/** A collection carries a mark, since it begins in a line of its own. */
const MARK = '\u0001';

const { node, map } = fc.letrec<{ node: string; collection: string; map: string; list: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, scalar, tie('collection')),
  collection: fc.oneof(tie('map'), tie('map'), tie('list')),
  map: fc
    .uniqueArray(fc.tuple(key, indentation, tie('node'), comment), {
      minLength: 2,
      maxLength: 4,
      selector: ([name]) => name,
    })
    .map((entries) => MARK + entries.map(entryText).join('').replace(/\n$/, '')),
  list: fc
    .array(fc.tuple(fc.constantFrom('  ', '    '), tie('node'), comment), { minLength: 1, maxLength: 3 })
    .map((items) => MARK + items.map(itemText).join('').replace(/\n$/, '')),
}));

function entryText([name, indent, value, after]: readonly [string, string, string, string]): string {
  if (!value.startsWith(MARK)) return `${name}: ${indented(value, indent)}\n${after}`;
  const isFlat = value.startsWith(`${MARK}- `) && indent.length === 1;
  return `${name}:\n${isFlat ? indented(value, '') : indent + indented(value, indent)}\n${after}`;
}

function itemText([indent, value, after]: readonly [string, string, string]): string {
  return `-${indent.slice(1)}${indented(value, indent)}\n${after}`;
}

/** With an indentation before each line but the first. */
function indented(value: string, indent: string): string {
  return value.replaceAll(MARK, '').replaceAll(/\n(?!\n|$)/g, `\n${indent}`);
}

const document = fc
  .tuple(seldom(map, node), fc.boolean())
  .map(([value, isEnded]) => indented(value, '') + (isEnded ? '\n' : ''));

/** YAML as rules are, more or less: most of it is what a reader of plain YAML takes, and some is no YAML at all. */
export function randomYaml(): fc.Arbitrary<string> {
  const start = seldom(
    fc.constantFrom('', '---\n', '# first\n', '\n'),
    fc.constantFrom('%YAML 1.2\n---\n', '\uFEFF', '...\n'),
  );
  return fc
    .tuple(start, document, fc.option(document, { freq: 3 }))
    .map(([before, first, second]) => before + first + (second === null ? '' : `\n---\n${second}`));
}

/** The same text with a few characters more, less, or elsewhere. */
export function mutatedYaml(original: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...EDITS));
  return fc.tuple(original, fc.array(edit, { minLength: 1, maxLength: 2 })).map(([base, edits]) =>
    edits.reduce((now, [where, removed, added]) => {
      const at = where % (now.length + 1);
      return now.slice(0, at) + added + now.slice(at + removed);
    }, base),
  );
}

const EDITS = [
  ...['', ' ', '\n', '  ', '\n\n', '\t', '\r\n', '\uFEFF', '😀', '\n# c\n', '\n  '],
  ...[
    ':',
    ': ',
    '#',
    ' #',
    '-',
    '- ',
    "'",
    '"',
    '\\',
    '|',
    '>',
    '{',
    '[',
    '&a ',
    '*a',
    '!',
    '?',
    '---\n',
    '...\n',
  ],
];
