import { flowScalarOffsets } from './scalar-offsets.js';
import type { YamlScalar } from './yaml-node.js';

/** A scalar, and where the line begins that follows it. */
export interface PlainScalar {
  readonly scalar: YamlScalar;
  readonly next: number;
}

/**
 * Reads a scalar of YAML, if it is written in one of the ways in which nothing has to be looked up: plain or quoted, over
 * one line or several, or a block that is indented as its first line is.
 *
 * @param text - without a tab and a carriage return
 * @param at - where it begins
 * @param column - of the map or list that it stands in, from 0: what goes on with it is indented more
 * @returns `undefined` for any other
 */
export function plainScalar(text: string, at: number, column: number): PlainScalar | undefined {
  switch (text.charCodeAt(at)) {
    case PIPE:
    case GREATER:
      return blockScalar(text, at, column);
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
      return quotedScalar(text, at, column);
    default:
      return unquotedScalar(text, at, column);
  }
}

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const SINGLE_QUOTE = 0x27;
const GREATER = 0x3e;
const PIPE = 0x7c;
const LINE_FEED = 0x0a;

/** What an unquoted scalar of the plainest kind does not begin with. */
const INDICATOR = /[-?:,[\]{}#&*!|>'"%@` \n]/;
const NULL = /^(?:~|null|Null|NULL)$/;

function unquotedScalar(text: string, start: number, column: number): PlainScalar | undefined {
  if (INDICATOR.test(text.charAt(start))) return undefined;
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

function quotedScalar(text: string, start: number, column: number): PlainScalar | undefined {
  const quote = text.charAt(start);
  const close = closingQuote(text, start, quote);
  if (close === -1) return undefined;
  const end = close + 1;
  AFTER_QUOTE.lastIndex = end;
  if (!AFTER_QUOTE.test(text)) return undefined;
  const source = text.slice(start, end);
  const value = unquoted(source, quote, column);
  if (value === undefined) return undefined;
  return {
    scalar: { kind: 'scalar', text: value, isNull: false, isBlock: false, start, end },
    next: AFTER_QUOTE.lastIndex + 1,
  };
}

const AFTER_QUOTE = /(?: +#[^\n]*| *)(?![^\n])/y;

function closingQuote(text: string, start: number, quote: string): number {
  let close = text.indexOf(quote, start + 1);
  if (quote === "'") {
    while (close !== -1 && text.charAt(close + 1) === quote) close = text.indexOf(quote, close + 2);
    return close;
  }
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf(quote, close + 1);
  return close;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function unquoted(source: string, quote: string, column: number): string | undefined {
  const hasEscapes = quote === '"' && source.includes('\\');
  if (hasEscapes && hasOtherEscape(source)) return undefined;
  if (source.includes('\n')) {
    const isIndented = source.split('\n').every((line, index) => index === 0 || isBelow(line, column));
    return isIndented ? flowScalarOffsets(source).text : undefined;
  }
  if (quote === "'") return source.slice(1, -1).replaceAll("''", "'");
  if (!hasEscapes) return source.slice(1, -1);
  try {
    return String(JSON.parse(source));
  } catch {
    // A control character, which is none of JSON.
    return undefined;
  }
}

/** Whether there is an escape that JSON does not have. Those that it has mean the same in YAML. */
function hasOtherEscape(source: string): boolean {
  for (let at = source.indexOf('\\'); at !== -1; at = source.indexOf('\\', at + 2)) {
    const letter = source.charAt(at + 1);
    const isCode = letter === 'u' && /^[\da-fA-F]{4}$/.test(source.slice(at + 2, at + 6));
    if (!isCode && !'"\\/bfnrt'.includes(letter)) return true;
  }
  return false;
}

function isBelow(line: string, column: number): boolean {
  const indent = skipSpaces(line, 0);
  return indent > column || indent === line.length;
}

function blockScalar(text: string, start: number, column: number): PlainScalar | undefined {
  BLOCK_HEADER.lastIndex = start;
  const [header, style, chomping] = BLOCK_HEADER.exec(text) ?? [];
  if (header === undefined) return undefined;
  const from = start + header.length + 1;
  const lines = blockLines(text, from, column);
  if (!lines) return undefined;
  const { contents, breaks, next } = lines;
  const body = style === '|' ? contents.join('\n') : folded(contents);
  const value = body + (chomping === '-' ? '' : chomping === '+' ? '\n'.repeat(Math.max(1, breaks)) : '\n');
  return {
    scalar: {
      kind: 'scalar',
      text: value,
      isNull: false,
      isBlock: true,
      start,
      end: Math.min(next, text.length),
    },
    next,
  };
}

const BLOCK_HEADER = /([|>])([+-]?)(?: +#[^\n]*| *)(?![^\n])/y;

interface BlockLines {
  /** What the lines have behind the indentation, from the first to the last that is not empty. */
  readonly contents: readonly string[];
  /** How many line breaks follow the last of them. */
  readonly breaks: number;
  readonly next: number;
}

function blockLines(text: string, from: number, column: number): BlockLines | undefined {
  const contents: string[] = [];
  let indent = -1;
  let filled = 0;
  let breaks = 0;
  let next = from;
  while (next < text.length) {
    const start = skipSpaces(text, next);
    const isEmpty = start === text.length || text.charCodeAt(start) === LINE_FEED;
    if (!isEmpty) {
      if (indent === -1) {
        indent = start - next;
        // Of empty lines before it none may be indented more; who has that knows why.
        if (indent <= column || contents.some((line) => line.length > indent)) return undefined;
        contents.fill('');
      }
      if (start - next < indent) break;
    }
    const lineEnd = isEmpty ? start : endOfLine(text, start);
    // Blanks that stand behind the indentation of an empty line are part of it.
    if (isEmpty && indent !== -1 && lineEnd - next > indent) return undefined;
    contents.push(isEmpty && indent !== -1 ? '' : text.slice(indent === -1 ? next : next + indent, lineEnd));
    if (!isEmpty) {
      filled = contents.length;
      breaks = 0;
    }
    if (lineEnd < text.length) breaks++;
    next = lineEnd + 1;
  }
  return indent === -1 ? undefined : { contents: contents.slice(0, filled), breaks, next };
}

/** A line break between two lines is a blank, but beside a line that is indented more; the first of several is nothing. */
function folded(lines: readonly string[]): string {
  let value = '';
  let separator = '';
  let isMoreIndented = false;
  for (const line of lines) {
    if (line === '') {
      if (separator === '\n' || value === '') value += '\n';
      else separator = '\n';
    } else if (line.charCodeAt(0) === SPACE) {
      if (separator === ' ') separator = '\n';
      else if (separator === '\n' && !isMoreIndented) separator = '\n\n';
      value += separator + line;
      separator = '\n';
      isMoreIndented = true;
    } else {
      value += separator + line;
      separator = ' ';
      isMoreIndented = false;
    }
  }
  return value;
}

/** Where the spaces begin that end here; what else Unicode has for a blank is part of the text. */
function trimSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  return end;
}

/** Where what follows the spaces begins. */
export function skipSpaces(text: string, at: number): number {
  let start = at;
  while (text.charCodeAt(start) === SPACE) start++;
  return start;
}

/** Where the line break of a line stands, or the end of the text. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
