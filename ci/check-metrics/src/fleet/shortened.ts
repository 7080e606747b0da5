/** What is shown of a text from a server, which may be of any length. */
const LONGEST_TEXT = 300;

/** A text as it is shown: its beginning, where it is long. */
export function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
