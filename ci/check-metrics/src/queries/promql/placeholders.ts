/** An expression in which what Grafana fills in is replaced by something that the grammar takes. */
export interface FilledIn {
  readonly text: string;
  /** Where a place of that text stands in the expression as it was written. */
  readonly originOf: (offset: number) => number;
  /** Whether something between two places of the text was filled in, so that nobody knows what will stand there. */
  readonly isUnknown: (from: number, to: number) => boolean;
  /** Whether something was filled in where a name, a matcher or an operator stands. */
  readonly hasUnknownCode: boolean;
}

/** Leaves an expression as it is: outside dashboards a `$` is none of ours. */
export function asWritten(text: string): FilledIn {
  return { text, originOf: (offset) => offset, isUnknown: () => false, hasUnknownCode: false };
}

/** Fills in `$name`, `${name:format}` and `[[name]]`. */
export function fillIn(text: string): FilledIn {
  const pieces: Piece[] = [];
  let filled = '';
  let at = 0;
  let hasUnknownCode = false;
  let state = BEGINNING;
  for (const { 0: placeholder, index } of text.matchAll(PLACEHOLDER)) {
    const between = text.slice(at, index);
    state = stateAfter(between, state);
    filled += between;
    at = index + placeholder.length;
    const isDuration =
      state.quote === undefined && (state.isInBrackets || AFTER_OFFSET.test(filled.slice(-40)));
    const value = isDuration
      ? durationBetween(filled, text.slice(at, at + 1))
      : replacement(placeholder, state, text.slice(at));
    pieces.push({ from: filled.length, to: filled.length + value.length, origin: index, originEnd: at });
    filled += value;
    hasUnknownCode ||= state.quote === undefined && !isDuration;
    state = { ...state, last: 'x' };
  }
  if (pieces.length === 0) return asWritten(text);
  filled += text.slice(at);
  return {
    text: filled,
    originOf: (offset) => originIn(pieces, offset),
    isUnknown: (from, to) => pieces.some((piece) => piece.from < to && piece.to > from),
    hasUnknownCode,
  };
}

const PLACEHOLDER = /\$\{[^{}]*\}|\$[A-Za-z_]\w*|\[\[\w+(?::[^\][]*)?\]\]/g;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly origin: number;
  readonly originEnd: number;
}

function originIn(pieces: readonly Piece[], offset: number): number {
  const before = pieces.findLast(({ from }) => from <= offset);
  if (!before) return offset;
  return offset < before.to ? before.origin : offset - before.to + before.originEnd;
}

/** Where in an expression something stands. */
interface State {
  /** Within a string: its quote. */
  readonly quote: string | undefined;
  readonly isInBrackets: boolean;
  readonly isInBraces: boolean;
  /** The last character that is no blank. */
  readonly last: string;
}

const BEGINNING: State = { quote: undefined, isInBrackets: false, isInBraces: false, last: '' };

function stateAfter(text: string, before: State): State {
  let { quote, isInBrackets, isInBraces, last } = before;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== undefined) {
      if (character === '\\' && quote !== '`') at++;
      else if (character === quote) quote = undefined;
      continue;
    }
    if (/["'`]/.test(character)) quote = character;
    else if (character === '[' || character === ']') isInBrackets = character === '[';
    else if (character === '{' || character === '}') isInBraces = character === '{';
    else if (character === '#') {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd === -1 ? text.length : lineEnd;
    }
    if (character.trim() !== '') last = character;
  }
  return { quote, isInBrackets, isInBraces, last };
}

const AFTER_OFFSET = /\boffset\s+-?\s*$/i;

/** A duration, or what makes one of the digits or the unit beside it. */
function durationBetween(before: string, next: string): string {
  if (/\w/.test(next)) return '1';
  if (/\d$/.test(before)) return 'm';
  return /\w$/.test(before) ? '' : '5m';
}

function replacement(placeholder: string, { quote, isInBraces, last }: State, after: string): string {
  if (quote !== undefined) return 'x'.repeat(placeholder.length);
  // A time, which only a number can be.
  if (last === '@') return '0';
  const isMatcher = isInBraces && /[{,]/.test(last) && /^\s*[,}]/.test(after);
  return isMatcher ? 'x=""' : placeholder.replaceAll(/\W/g, '_');
}
