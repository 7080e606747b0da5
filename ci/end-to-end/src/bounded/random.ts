/** A source of random things; the same seed gives the same ones. */
export interface Random {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Text that no other call gives, which begins with {@link FOREIGN}. */
  text(): string;
  /** Any bytes, as a string of one character each. */
  bytes(length: number): string;
}

/** What is in all random text and in nothing that the services say themselves. */
export const FOREIGN = 'zqxj';

/**
 * Makes a source of random things (Mulberry32).
 *
 * @param seed - a whole number
 */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  let texts = 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    oneOf: (items) => items[below(items.length)] ?? items[0],
    text: () => `${FOREIGN}${(texts++).toString(36)}x${below(2 ** 31).toString(36)}`,
    bytes: (length) => Array.from({ length }, () => String.fromCharCode(below(256))).join(''),
  };
}
