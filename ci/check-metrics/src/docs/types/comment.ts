import { printable } from '../../report/printable.js';

/**
 * The lines of a TSDoc comment.
 *
 * @param lines - its text, without anything that ends a comment
 * @param indent - what each line begins with
 */
export function commentLines(lines: readonly string[], indent: string): string[] {
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/**
 * Any text as one line of a comment that reads as it is: what TSDoc or Markdown would take for its own is escaped.
 *
 * @see https://tsdoc.org/pages/spec/tag_kinds/ and https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function textInComment(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' ').trim())
    .replaceAll(/[\\`*{}<>@[\]#|]/g, String.raw`\$&`)
    .replaceAll('*/', String.raw`*\/`);
}

/** A name or value as code; as quoted text where code would end, or would end the comment. */
export function inCode(text: string): string {
  return NO_CODE.test(text) ? `"${textInComment(text)}"` : `\`${text}\``;
}

const NO_CODE = /^$|^ | $|[`\p{C}\p{Zl}\p{Zp}]|\*\/|\{@/u;

/**
 * A line of an example in PromQL. What would end the comment or begin a tag stands within a string, where it may be
 * written as an escape.
 */
export function queryInComment(line: string): string {
  return printable(line)
    .replaceAll('*/', String.raw`*\x2f`)
    .replaceAll(/(?<=\s)@(?=\S)/g, String.raw`\x40`);
}
