import type { Random } from '../random.js';
import { DICTIONARY, ESCAPED, ODD_LABELS, ODD_NUMBERS, ODD_TIMESTAMPS, ODD_TYPES } from './dictionary.js';
import { BLANKS, NUMBERS, TYPE_WORDS } from './vocabulary.js';

type TextMutation = (text: string, random: Random) => string;

/** Changes a body of one character for each byte: a line, a field, a token or some bytes of it. */
export function mutateText(text: string, random: Random): string {
  return random.pick(
    random.pick([LINE_MUTATIONS, FIELD_MUTATIONS, FIELD_MUTATIONS, TOKEN_MUTATIONS, BYTE_MUTATIONS]),
  )(text, random);
}

const VALUE = /(?<=[ \t])[-+.\w]+(?=[ \t\n])/g;

const LINE_MUTATIONS: readonly TextMutation[] = [
  onLines((lines, at) => lines.toSpliced(at, 1)),
  onLines((lines, at, random) => lines.toSpliced(random.below(lines.length + 1), 0, lines[at] ?? '')),
  onLines((lines, at, random) => {
    const other = random.below(lines.length);
    return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '');
  }),
  onLines((lines, at, random) => lines.with(at, random.pick(BLANKS) + (lines[at] ?? ''))),
  onLines((lines, at, random) =>
    lines.with(at, (lines[at] ?? '').replace(/\n$/, `${random.pick(BLANKS)}\n`)),
  ),
  onLines((lines, at) => lines.with(at, (lines[at] ?? '').replace(/\n$/, '\r\n'))),
  onLines((lines, at) => lines.with(at, (lines[at] ?? '').replace(/\n$/, ''))),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replace(/\n$/, ''),
  (text) => `\xef\xbb\xbf${text}`,
];

const TOKEN_MUTATIONS: readonly TextMutation[] = [
  onTokens((tokens, at) => tokens.toSpliced(at, 1)),
  onTokens((tokens, at) => tokens.toSpliced(at, 0, tokens[at] ?? '')),
  onTokens((tokens, at, random) => {
    const other = random.below(tokens.length);
    return tokens.with(at, tokens[other] ?? '').with(other, tokens[at] ?? '');
  }),
  onTokens((tokens, at, random) => tokens.toSpliced(at, 0, random.pick(DICTIONARY))),
  onTokens((tokens, at, random) => tokens.with(at, random.pick(DICTIONARY))),
  onTokens((tokens, at, random) => tokens.with(at, repeated(tokens[at] ?? '', random))),
];

/** Where the format is particular, what it is particular about. */
const FIELD_MUTATIONS: readonly TextMutation[] = [
  replaceOne(VALUE, (random) => random.pick(ODD_NUMBERS)),
  replaceOne(VALUE, (random) => random.pick(NUMBERS)),
  replaceOne(/(?<=[ \t])[-+.\w]+(?=\n)/g, (random, value) => `${value} ${random.pick(ODD_TIMESTAMPS)}`),
  replaceOne(/(?<=# TYPE [^ \n]*[ \t]+)[^\n]*/g, (random) => random.pick(ODD_TYPES)),
  replaceOne(/(?<=# TYPE [^ \n]*[ \t]+)[^\n]*/g, (random) => random.pick(TYPE_WORDS)),
  replaceOne(/\\./g, (random) => `\\${random.pick(ESCAPED)}`),
  replaceOne(/"(?=[,}])/g, (random) => `\\${random.pick(ESCAPED)}"`),
  replaceOne(/[{,](?=\w+=)/g, (random, before) => `${before}${random.pick(ODD_LABELS)},`),
  replaceOne(/,?(?=\})/g, (random) => `,${random.pick(ODD_LABELS)}`),
  replaceOne(/(?<=[{,])\w+="[^"]*"/g, (_, label) => `${label},${label}`),
  replaceOne(/[ \t]+/g, (random) => random.pick(BLANKS)),
  replaceOne(/_(?:total|count|sum|bucket)\b/g, (random) =>
    random.pick(['', '_total', '_count', '_sum', '_bucket']),
  ),
];

const BYTE_MUTATIONS: readonly TextMutation[] = [
  (text, random) => splice(text, random, 0, random.pick(DICTIONARY)),
  (text, random) => splice(text, random, random.between(1, 3), ''),
  (text, random) => splice(text, random, 1, random.pick(DICTIONARY)),
  (text, random) => splice(text, random, 1, String.fromCharCode(random.below(256))),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => {
    const start = random.below(text.length + 1);
    return splice(text, random, 0, text.slice(start, start + random.between(1, 30)));
  },
  (text, random) => splice(text, random, 0, repeated(random.pick(DICTIONARY), random)),
];

/** No more often than what is kept of it: a token that was repeated before would be longer than a string can be. */
function repeated(text: string, random: Random): string {
  const most = Math.ceil(LONGEST / Math.max(1, text.length));
  return text.repeat(Math.min(random.pick(LENGTHS), most)).slice(0, LONGEST);
}

/** Around the sizes of buffers, where readers go wrong. */
const LENGTHS: readonly number[] = [2, 3, 17, 80, 255, 1023, 4095, 4096, 4097, 8192, 65_536];
const LONGEST = 100_000;

function onLines(change: PartsMutation): TextMutation {
  return onParts(/[^\n]*\n|[^\n]+/g, change);
}

function onTokens(change: PartsMutation): TextMutation {
  return onParts(/[\w:.+-]+|[ \t]+|[^]/g, change);
}

type PartsMutation = (parts: readonly string[], at: number, random: Random) => readonly string[];

function onParts(part: RegExp, change: PartsMutation): TextMutation {
  return (text, random) => {
    const parts = text.match(part) ?? [];
    return parts.length === 0 ? text : change(parts, random.below(parts.length), random).join('');
  };
}

function replaceOne(pattern: RegExp, replacement: (random: Random, old: string) => string): TextMutation {
  return (text, random) => {
    const matches = [...text.matchAll(pattern)];
    if (matches.length === 0) return text;
    const { index, 0: old } = random.pick(matches);
    return text.slice(0, index) + replacement(random, old) + text.slice(index + old.length);
  };
}

function splice(text: string, random: Random, removed: number, inserted: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at + removed);
}
