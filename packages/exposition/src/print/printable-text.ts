const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The text itself.
 *
 * @throws Error if it has a lone surrogate, which UTF-8 cannot encode
 */
export function printableText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new Error(`${JSON.stringify(text)} has a lone surrogate`);
  return text;
}
