import { quote } from './quote.js';

const MOST_LISTED_NAMES = 10;

/** Label names for a message, with the number of those that are too many for it. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED_NAMES).map((name) => quote(name));
  if (names.length > shown.length) shown.push(`${String(names.length - shown.length)} more`);
  return `{${shown.join(', ')}}`;
}
