/** Characters that the structure of lines hangs on. */
export const SPACE = 0x20;
export const HASH = 0x23;
export const LINE_FEED = 0x0a;

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

/** Whether nothing follows in the line. */
export function isEndOfLine(text: string, at: number): boolean {
  return at === text.length || text.charCodeAt(at) === LINE_FEED;
}
