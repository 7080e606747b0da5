import type { ExpositionSample } from '@ibex/exposition';

/** Where something stands in a body, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The column after its end, where it has an extent. */
  readonly endColumn?: number;
}

/** The label names and values of the families of a body, each with where it was seen first. */
export class ObservedLabels {
  readonly #families = new Map<string, Map<string, Map<string, Place>>>();
  readonly #incomplete = new Map<string, Map<string, Place>>();

  /**
   * @param expectedLabels - per family the labels every sample should have; samples without one are noted
   */
  constructor(expectedLabels: ReadonlyMap<string, readonly string[]>) {
    this.#expected = expectedLabels;
  }

  readonly #expected: ReadonlyMap<string, readonly string[]>;

  /** Takes note of a sample. */
  add({ family, labels, line }: ExpositionSample): void {
    const byName = computeIfAbsent(this.#families, family, () => new Map<string, Map<string, Place>>());
    for (const { name, value, column, endColumn } of labels) {
      const byValue = computeIfAbsent(byName, name, () => new Map<string, Place>());
      computeIfAbsent(byValue, value, () => ({ line, column, endColumn }));
    }
    for (const expected of this.#expected.get(family) ?? []) {
      if (labels.some(({ name }) => name === expected)) continue;
      const places = computeIfAbsent(this.#incomplete, family, () => new Map<string, Place>());
      computeIfAbsent(places, expected, () => ({ line, column: 1 }));
    }
  }

  /** The labels of a family, each with its values and where each was seen first. */
  of(family: string): ReadonlyMap<string, ReadonlyMap<string, Place>> {
    return this.#families.get(family) ?? new Map<string, Map<string, Place>>();
  }

  /** The label of a family whose value was seen first at a place; `undefined` if there is none. */
  labelAt(family: string, { line, column }: Place): string | undefined {
    for (const [label, values] of this.of(family)) {
      for (const place of values.values()) {
        if (place.line === line && place.column === column) return label;
      }
    }
    return undefined;
  }

  /** The expected labels that a sample of a family lacks, each with the first such sample. */
  missingOf(family: string): ReadonlyMap<string, Place> {
    return this.#incomplete.get(family) ?? new Map<string, Place>();
  }
}

function computeIfAbsent<Key, Value>(map: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const present = map.get(key);
  if (present !== undefined) return present;
  const computed = compute();
  map.set(key, computed);
  return computed;
}
