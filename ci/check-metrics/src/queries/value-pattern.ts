import { type LabelPattern, labelPattern } from './promql/label-pattern.js';

/** A longer pattern is not held to values: it would take as many steps for each of their characters. */
const LONGEST = 1000;

/**
 * Which alternatives of a regular expression match none of the values. It matches a value as a whole.
 *
 * @param values - of the domain
 * @returns none where the pattern is too long to be judged, or is none
 */
export function unmatchedAlternatives(pattern: string, values: readonly string[]): readonly Alternative[] {
  const judged = JUDGED.get(values) ?? new Map<string, readonly Alternative[]>();
  JUDGED.set(values, judged);
  const before = judged.get(pattern);
  if (before) return before;
  const unmatched = judge(pattern, values);
  judged.set(pattern, unmatched);
  return unmatched;
}

/** Which of the values a pattern matches; all of them where that cannot be judged. */
export function valuesMatching(pattern: string, values: readonly string[]): readonly string[] {
  const read = pattern.length > LONGEST ? undefined : labelPattern(pattern);
  return read && 'matches' in read ? values.filter(read.matches) : values;
}

/** What was found of a domain: rules and panels have the same few patterns again and again. */
const JUDGED = new WeakMap<readonly string[], Map<string, readonly Alternative[]>>();

function judge(pattern: string, values: readonly string[]): readonly Alternative[] {
  const alternatives = alternativesOf(pattern);
  const literal = alternatives.filter(isLiteral);
  if (literal.length === alternatives.length) return literal.filter(({ text }) => !values.includes(text));
  if (pattern.length > LONGEST) return [];
  return alternatives.filter(({ text }) => matchesNone(labelPattern(text), values));
}

function matchesNone(pattern: LabelPattern, values: readonly string[]): boolean {
  return 'matches' in pattern && !values.some(pattern.matches);
}

/** Whether an alternative matches itself and nothing else. */
export function isLiteral({ text }: Alternative): boolean {
  return /^[\w/:-]*$/.test(text);
}

/** Whether a pattern takes everything, or everything but what is not there, as dashboards have it for `All`. */
export function takesAll(pattern: string): boolean {
  return /^\(?\.[*+]\)?\$?$/.test(pattern);
}

/** One of those that `|` stands between. */
export interface Alternative {
  readonly text: string;
  /** Where it begins in the pattern. */
  readonly at: number;
}

/** Flags are for all that follows them, and what is quoted may have any character. */
const BELONGS_TOGETHER = /\(\?(?!:)|\\Q/;

/** Alternatives at the top, also where all of the pattern is in parentheses; any other `|` is part of one. */
export function alternativesOf(pattern: string): readonly Alternative[] {
  const whole = [{ text: pattern, at: 0 }];
  if (BELONGS_TOGETHER.test(pattern)) return whole;
  const [, open = '', inner = pattern] = /^\^?(\((?:\?:)?)?([\s\S]*)$/.exec(pattern) ?? [];
  if (open !== '') {
    const start = pattern.indexOf(open) + open.length;
    const end = topLevel(inner);
    const rest = inner.slice(end.closedAt ?? inner.length);
    if (end.closedAt !== undefined && /^\)\$?$/.test(rest)) return split(inner.slice(0, end.closedAt), start);
  }
  return split(pattern, 0);
}

function split(pattern: string, offset: number): readonly Alternative[] {
  const ends = [...topLevel(pattern).bars, pattern.length];
  return ends.map((end, index) => {
    const at = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
    return { text: pattern.slice(at, end), at: offset + at };
  });
}

/** Where `|` stands in no parentheses and no class, and where a parenthesis closes that was not opened. */
function topLevel(pattern: string): { bars: number[]; closedAt?: number } {
  const bars: number[] = [];
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '[') at = endOfClass(pattern, at);
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) return { bars, closedAt: at };
    else if (character === '|' && depth === 0) bars.push(at);
  }
  return { bars };
}

/** Where the bracket stands that closes a class: not the first character in it, and none of a class of POSIX. */
function endOfClass(pattern: string, from: number): number {
  CLASS.lastIndex = from;
  return CLASS.test(pattern) ? CLASS.lastIndex - 1 : pattern.length;
}

const CLASS = /\[\^?\]?(?:\[:[^\]]*:\]|\\[^]|[^\]\\])*\]/y;
