/**
 * A value as readable JSON that is harmless for a terminal: what JSON allows to stand in a string as it is, but a
 * terminal would obey or an eye would not see, is escaped.
 */
export function safeJson(value: unknown): string {
  // Below U+0020 and half characters JSON.stringify escapes itself.
  return JSON.stringify(value, undefined, 2).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === '\n' ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
