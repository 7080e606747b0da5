import { endOfLine, LINE_FEED, skipSpaces, SPACE } from './lines.js';
import type { ScalarInLines } from './scalar-in-lines.js';

/** Reads a literal or folded block that does not say how it is indented, and has something in it. */
export function blockScalar(text: string, start: number, column: number): ScalarInLines | undefined {
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
      if (separator === '\n') value += '\n';
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
