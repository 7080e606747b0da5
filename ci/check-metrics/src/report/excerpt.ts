import { printable } from './printable.js';

/** A piece of a line as it is shown, and what underlines a part of it. Both have the same width up to there. */
export interface Excerpt {
  readonly text: string;
  readonly underline: string;
}

/**
 * Cuts out what is shown of a line: all of it if it fits, else the surroundings of what is marked. Control characters
 * are shown as escapes and tabs as blanks, so that the underline stands where it should on any terminal.
 *
 * @param line - without its line feed
 * @param column - where the mark begins, in UTF-16 code units from 1
 * @param endColumn - where it ends, exclusive; a mark without length is shown as one character wide
 * @param width - of the excerpt, in columns of a terminal
 */
export function excerptOf(line: string, column: number, endColumn: number, width: number): Excerpt {
  const start = Math.min(column - 1, line.length);
  const end = Math.max(start, Math.min(endColumn - 1, line.length));
  // More code units than columns are never shown, but for characters without a width.
  const before = cellsOf(line.slice(Math.max(0, start - width), start));
  const marked = cellsOf(line.slice(start, Math.min(end, start + width)));
  const after = cellsOf(line.slice(end, end + width));
  const wholeBefore = start <= width;
  const wholeMarked = end - start <= width;
  const wholeAfter = line.length - end <= width;
  const total = widthOf(before) + widthOf(marked) + widthOf(after);
  if (wholeBefore && wholeMarked && wholeAfter && total <= width) {
    return excerpt('', before, marked, after, '');
  }
  const shownMarked = takeStart(marked, Math.floor(width / 2));
  const room = width - widthOf(shownMarked) - ELLIPSIS.length * 2;
  const afterRoom = Math.max(Math.floor(room / 2), room - widthOf(before));
  const isMarkCut = !wholeMarked || shownMarked.length < marked.length;
  const shownAfter = isMarkCut ? [] : takeStart(after, afterRoom);
  const shownBefore = takeEnd(before, room - widthOf(shownAfter));
  return excerpt(
    !wholeBefore || shownBefore.length < before.length ? ELLIPSIS : '',
    shownBefore,
    shownMarked,
    shownAfter,
    isMarkCut || !wholeAfter || shownAfter.length < after.length ? ELLIPSIS : '',
  );
}

const ELLIPSIS = '…';
const TAB = '    ';

/** A character as it is shown, and how many columns it takes. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

function excerpt(
  prefix: string,
  before: readonly Cell[],
  marked: readonly Cell[],
  after: readonly Cell[],
  suffix: string,
): Excerpt {
  return {
    text: prefix + [...before, ...marked, ...after].map(({ text }) => text).join('') + suffix,
    underline: ' '.repeat(prefix.length + widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

function cellsOf(text: string): Cell[] {
  return Array.from(text, (character) => {
    const shown = character === '\t' ? TAB : printable(character);
    return { text: shown, width: shown.length > character.length ? shown.length : columnsOf(shown) };
  }).filter(({ text: shown }) => !HALF_CHARACTER.test(shown));
}

/** What cutting through a character beyond the basic plane leaves of it. */
const HALF_CHARACTER = /^\p{Surrogate}$/u;
/** What stands above or below the character before it. */
const COMBINING = /^\p{Mark}$/u;
/** What Unicode calls wide, as far as it has a script or a property for it. */
const WIDE =
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hangul}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;
/** Of the scripts above, but as wide as a Latin letter. */
const HALF_WIDTH = /^[\uff61-\uffdc\u00b7]$/u;

function columnsOf(character: string): number {
  if (/^[ -~]$/.test(character)) return 1;
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) && !HALF_WIDTH.test(character) ? 2 : 1;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}

function takeStart(cells: readonly Cell[], width: number): readonly Cell[] {
  let left = width;
  const end = cells.findIndex((cell) => (left -= cell.width) < 0);
  return end === -1 ? cells : cells.slice(0, end);
}

function takeEnd(cells: readonly Cell[], width: number): readonly Cell[] {
  return [...takeStart([...cells].reverse(), width)].reverse();
}
