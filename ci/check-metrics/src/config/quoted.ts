/** A text as it is told: in quotes, and not to its end if that is far. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD)}…` : text);
}

const LONGEST_TOLD = 80;
