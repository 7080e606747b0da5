import { byteAt } from '../bytes/ascii.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import type { SourceLine } from '../bytes/source-line.js';
import { decodeUtf8 } from '../bytes/utf8.js';
import { createFamily, type FamilyState } from './family-state.js';
import { roleOf, type SampleRole, SUFFIXES, suffixesOf } from './family-types.js';

/** The name of a sample, and the family it belongs to. */
export interface SampleName {
  readonly name: string;
  readonly family: FamilyState;
  readonly role: SampleRole;
  /** Seeds of the hashes of series of this name. */
  readonly seedHigh: number;
  readonly seedLow: number;
  readonly bytes: Uint8Array;
  /** Another name of the same hash. */
  readonly next: SampleName | undefined;
}

/** All metric families of a body, and the names of their samples. */
export class FamilyTable {
  readonly #families = new Map<string, FamilyState>();
  readonly #sampleNames = new Map<number, SampleName>();
  #latest: SampleName | undefined;

  get size(): number {
    return this.#families.size;
  }

  /** The families in order of first mention. */
  families(): IterableIterator<FamilyState> {
    return this.#families.values();
  }

  /** The family of the name in a range of the line, made on first mention. */
  family(source: SourceLine, start: number, end: number): FamilyState {
    const name = decodeUtf8(source.bytes, start, end);
    const known = this.#families.get(name);
    if (known !== undefined) return known;
    const { high, low } = hashName(source.bytes, start, end);
    const family = createFamily(name, source.place(start, end), finishHash(high), finishHash(low));
    this.#families.set(name, family);
    source.keptBytes += end - start;
    return family;
  }

  /**
   * The entry for the sample name in a range of the line. A name that no family has makes a family of its own,
   * whose type is unknown.
   *
   * @param current - the family of the line before, which has the first claim to a name
   */
  sampleName(source: SourceLine, start: number, end: number, current: FamilyState | undefined): SampleName {
    const { bytes } = source;
    if (this.#latest !== undefined && isAt(this.#latest, bytes, start, end)) return this.#latest;
    const { high, low } = hashName(bytes, start, end);
    // Of one of the two alone other names of the same hash could be worked out, whatever the seeds.
    const key = high ^ low;
    let entry = this.#sampleNames.get(key);
    while (entry !== undefined && !isAt(entry, bytes, start, end)) entry = entry.next;
    if (entry === undefined) {
      const name = decodeUtf8(bytes, start, end);
      const family = this.#familyOfSample(name, current) ?? this.family(source, start, end);
      family.type ??= 'unknown';
      entry = {
        name,
        family,
        role: roleOf(family.type, name.slice(family.name.length)) ?? 'unsuffixed',
        seedHigh: finishHash(high),
        seedLow: finishHash(low),
        bytes: Uint8Array.from(bytes.subarray(start, end)),
        next: this.#sampleNames.get(key),
      };
      this.#sampleNames.set(key, entry);
      source.keptBytes += end - start;
    }
    this.#latest = entry;
    return entry;
  }

  /**
   * Another family that has, or could have, a sample of the name of this family, or whose name is that of a sample
   * that this family could have. To be asked when a family is made and when its type is declared.
   */
  clash(family: FamilyState): FamilyState | undefined {
    const other = this.#ownerBySuffix(family.name) ?? this.#familyNamedAsSample(family);
    if (other !== undefined) {
      // From here on samples of the name are taken for those of this family, as its metadata says.
      this.#sampleNames.clear();
      this.#latest = undefined;
    }
    return other;
  }

  #familyNamedAsSample(family: FamilyState): FamilyState | undefined {
    for (const suffix of family.type === undefined ? [] : suffixesOf(family.type)) {
      const other = this.#families.get(family.name + suffix);
      if (other !== undefined && other !== family) return other;
    }
    return undefined;
  }

  #familyOfSample(name: string, current: FamilyState | undefined): FamilyState | undefined {
    if (current?.type !== undefined && name.startsWith(current.name)) {
      if (roleOf(current.type, name.slice(current.name.length)) !== undefined) return current;
    }
    return this.#families.get(name) ?? this.#ownerBySuffix(name);
  }

  /** The family of which a name is a sample's with a suffix. */
  #ownerBySuffix(name: string): FamilyState | undefined {
    const suffix = SUFFIXES.find((ending) => name.endsWith(ending));
    if (suffix === undefined) return undefined;
    const family = this.#families.get(name.slice(0, -suffix.length));
    return family?.type !== undefined && roleOf(family.type, suffix) !== undefined ? family : undefined;
  }
}

function hashName(bytes: Uint8Array, start: number, end: number): { high: number; low: number } {
  let high = HASH_SEED_HIGH;
  let low = HASH_SEED_LOW;
  for (let at = start; at < end; at++) {
    const byte = byteAt(bytes, at);
    high = hashHigh(high, byte);
    low = hashLow(low, byte);
  }
  return { high, low };
}

function isAt(entry: SampleName, bytes: Uint8Array, start: number, end: number): boolean {
  if (entry.bytes.length !== end - start) return false;
  for (let i = 0; i < entry.bytes.length; i++) {
    if (entry.bytes[i] !== bytes[start + i]) return false;
  }
  return true;
}
