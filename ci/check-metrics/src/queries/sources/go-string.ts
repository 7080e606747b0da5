import { GO_ESCAPE, goEscape } from '../go-escape.js';

/** What a string literal of Go stands for, and where each code unit of that is in the source. */
export interface GoString {
  readonly text: string;
  /** In the source, from its beginning; one more than there are code units, the end of what is within the quotes. */
  readonly offsets: readonly number[];
}

/**
 * Reads a string literal of Go.
 *
 * @param literal - with its quotes, double or backquotes
 */
export function goString(literal: string): GoString {
  const body = literal.slice(1, -1);
  const units = literal.startsWith('`') ? body.matchAll(/[^]/g) : body.matchAll(UNIT);
  const offsets: number[] = [];
  let text = '';
  for (const { 0: unit, index } of units) {
    const value = meaningOf(unit);
    offsets.push(...Array.from({ length: value.length }, () => index + 1));
    text += value;
  }
  return { text, offsets: [...offsets, body.length + 1] };
}

const UNIT = new RegExp(`${GO_ESCAPE}|[^]`, 'g');

function meaningOf(unit: string): string {
  if (unit.length === 1) return unit;
  return goEscape(unit) ?? (unit.length === 2 ? unit.charAt(1) : '\ufffd');
}
