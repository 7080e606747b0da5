/**
 * Makes text from outside harmless for a terminal and a log: control characters, line separators and
 * characters that change the direction of writing are shown as escapes.
 */
export function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
