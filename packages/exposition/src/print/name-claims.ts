import type { MetricFamilyType } from '../exposition-family.js';

/** The suffixes that the names of a type's samples add to that of the family; `''` for the family's own name. */
export type SuffixesByType = Readonly<Partial<Record<MetricFamilyType, readonly string[]>>>;

/** The families printed so far, and which of them a reader of the body takes a name for. */
export class NameClaims {
  readonly #types = new Map<string, MetricFamilyType>();
  readonly #suffixes: SuffixesByType;
  readonly #orderMatters: boolean;

  /** @param orderMatters - whether a family may be named like a sample of one that comes after it */
  constructor(suffixes: SuffixesByType, orderMatters: boolean) {
    this.#suffixes = suffixes;
    this.#orderMatters = orderMatters;
  }

  /**
   * Enters the next family.
   *
   * @throws Error if a reader would take its name for that of an earlier family, or of a sample of one
   */
  add(name: string, type: MetricFamilyType): void {
    if (this.#types.has(name)) throw new Error(`metric family ${name} stands twice`);
    const owner = this.ownerOf(name);
    if (owner !== undefined) {
      const advice = this.#orderMatters ? ': print it first' : '';
      throw new Error(`metric family ${name} would be read as a part of the ${owner} before it${advice}`);
    }
    const part = this.#orderMatters
      ? undefined
      : this.#suffixesOf(type).find((suffix) => this.#types.has(name + suffix));
    if (part !== undefined)
      throw new Error(`metric family ${name + part} would be read as a part of ${name}`);
    this.#types.set(name, type);
  }

  /** The family that a sample of this name belongs to, `undefined` if it is none of those entered. */
  ownerOf(sampleName: string): string | undefined {
    for (let at = sampleName.length; at > 0; at = sampleName.lastIndexOf('_', at - 1)) {
      const name = sampleName.slice(0, at);
      const type = this.#types.get(name);
      if (type !== undefined && this.#suffixesOf(type).includes(sampleName.slice(at))) return name;
    }
    return undefined;
  }

  #suffixesOf(type: MetricFamilyType): readonly string[] {
    return this.#suffixes[type] ?? [];
  }
}
