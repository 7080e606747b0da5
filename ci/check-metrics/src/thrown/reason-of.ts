/** What somebody else's code threw, in its own words: anything can be thrown, and it can throw when it is asked. */
export function reasonOf(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    return text === '' ? 'an error without a message' : text;
  } catch {
    return 'an error without a message';
  }
}
