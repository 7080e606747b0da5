/** Choices of a test that are random. */
export interface Choices {
  number(below: number): number;
  one<Item>(items: readonly Item[]): Item;
  /** The usual in four cases of five. */
  often(usual: unknown, unusual: () => unknown): unknown;
}

/** Random, and the same for the same seed (mulberry32). */
export function randomChoices(seed: number): Choices {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(random() * below);
  return {
    number,
    one: <Item>(items: readonly Item[]) => items[number(items.length)] as Item,
    often: (usual, unusual) => (random() < 0.8 ? usual : unusual()),
  };
}
