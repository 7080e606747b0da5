import { printable } from '../report/printable.js';

/**
 * Text of a catalog as a reader can tell it from all others: what could not be seen, or told from what stands around it, is
 * written as in JSON.
 */
export function visibleText(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

function isPlain(text: string): boolean {
  return /^(?!")[^\s\p{C}]+(?: [^\s\p{C}]+)*$/u.test(text);
}

/** Where there is markup, several spaces are as one, and those at an end are none. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).replaceAll(/(?<=[" ]) | (?=")/g, String.raw`\u0020`);
  return printable(escaped);
}
