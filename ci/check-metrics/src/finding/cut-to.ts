/**
 * The beginning of a text from outside, as far as a message has room for it.
 *
 * @param most - how many characters are kept; an `…` stands for the rest
 */
export function cutTo(most: number, text: string): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(HALF_CHARACTER, '')}…`;
}

/** What cutting through a character beyond the basic plane leaves of it. */
const HALF_CHARACTER = /[\uD800-\uDBFF]$/;
