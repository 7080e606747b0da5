import { cutTo } from '../finding/cut-to.js';

/** A text as it is told: in quotes, and not to its end if that is far. */
export function quoted(text: string): string {
  return JSON.stringify(cutTo(LONGEST_TOLD, text));
}

const LONGEST_TOLD = 80;
