import { flowScalarOffsets } from '../scalar-offsets.js';
import { endOfLine, HASH, LINE_FEED, skipSpaces, SPACE } from './lines.js';
import type { ScalarInLines } from './scalar-in-lines.js';

/** Reads a scalar without quotes, over one line or several, whose first character means nothing. */
export function unquotedScalar(text: string, start: number, column: number): ScalarInLines | undefined {
  if (INDICATOR.test(text.slice(start, start + 2))) return undefined;
  for (let from = start; ;) {
    const lineEnd = endOfLine(text, from);
    const line = text.slice(from, lineEnd);
    if (line.includes(': ') || line.endsWith(':')) return undefined;
    const comment = line.indexOf(' #');
    const further = comment === -1 ? continuation(text, lineEnd + 1, column) : -1;
    if (further !== -1) {
      from = further;
      continue;
    }
    const end = trimSpaces(text, comment === -1 ? lineEnd : from + comment);
    const source = text.slice(start, end);
    const value = source.includes('\n') ? flowScalarOffsets(source).text : source;
    const isNull = value.length < 5 && NULL.test(value);
    return { scalar: { kind: 'scalar', text: value, isNull, isBlock: false, start, end }, next: lineEnd + 1 };
  }
}

/** What an unquoted scalar of the plainest kind does not begin with. */
const INDICATOR = /^(?:[,[\]{}#&*!|>'"%@` \n]|[-?:](?:[ \n]|$))/;
const NULL = /^(?:~|null|Null|NULL)$/;

/** Where the next line that is not empty goes on with what is indented by more than the column; -1 where it does not. */
function continuation(text: string, at: number, column: number): number {
  for (let line = at; line < text.length;) {
    const start = skipSpaces(text, line);
    const code = text.charCodeAt(start);
    if (code !== LINE_FEED) return start - line > column && code !== HASH && start < text.length ? start : -1;
    line = start + 1;
  }
  return -1;
}

/** Where the spaces begin that end here; what else Unicode has for a blank is part of the text. */
function trimSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  return end;
}
