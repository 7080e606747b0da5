import { flowScalarOffsets } from '../scalar-offsets.js';
import { skipSpaces } from './lines.js';
import type { ScalarInLines } from './scalar-in-lines.js';

/** Reads a scalar in quotes, with escapes of JSON at most, behind which nothing but a comment stands. */
export function quotedScalar(text: string, start: number, column: number): ScalarInLines | undefined {
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
