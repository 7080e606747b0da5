import { type Context, createContext, Script } from 'node:vm';

/** How long all of one pattern may take, in milliseconds: one that tries everything would never end. */
const LONGEST = 100;

/**
 * Which alternatives of a regular expression match none of the values. Prometheus' expressions are of RE2, and match a
 * value as a whole.
 *
 * @param values - of the domain
 * @returns none where the pattern cannot be judged: what JavaScript reads otherwise, or takes too long for
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
  if (MEANS_SOMETHING_ELSE.test(pattern)) return values;
  try {
    const [matched] = matchWithin([`^(?:${pattern})$`], values);
    return values.filter((_, index) => matched?.[index] === true);
  } catch {
    return values;
  }
}

/** What was found of a domain: rules and panels have the same few patterns again and again. */
const JUDGED = new WeakMap<readonly string[], Map<string, readonly Alternative[]>>();

function judge(pattern: string, values: readonly string[]): readonly Alternative[] {
  const alternatives = alternativesOf(pattern);
  const literal = alternatives.filter(isLiteral);
  if (literal.length === alternatives.length) return literal.filter(({ text }) => !values.includes(text));
  if (MEANS_SOMETHING_ELSE.test(pattern)) return [];
  try {
    const matched = matchWithin(
      alternatives.map(({ text }) => `^(?:${text})$`),
      values,
    );
    return alternatives.filter((_, index) => matched[index]?.includes(true) === false);
  } catch {
    return [];
  }
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

// Flags, named groups, classes of POSIX and Unicode, the ends of a text, quoting: each is another thing in JavaScript.
const MEANS_SOMETHING_ELSE = /\(\?(?!:)|\[\[?:|\\[^dDwWsSbBtnrfv\W_]/;

/** Alternatives at the top, also where all of the pattern is in parentheses; any other `|` is part of one. */
export function alternativesOf(pattern: string): readonly Alternative[] {
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
  let isInClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) return { bars, closedAt: at };
    else if (character === '|' && depth === 0) bars.push(at);
  }
  return { bars };
}

const SCRIPT = new Script(`
  patterns.map((pattern) => {
    const test = new RegExp(pattern, 's');
    return values.map((value) => test.test(value));
  });
`);

let context: Context | undefined;

// Only a context of its own can be stopped while it is busy.
function matchWithin(
  patterns: readonly string[],
  values: readonly string[],
): readonly (readonly boolean[])[] {
  context ??= createContext({});
  Object.assign(context, { patterns, values });
  return SCRIPT.runInContext(context, { timeout: LONGEST }) as readonly (readonly boolean[])[];
}
