import { byteAt } from '../bytes/ascii.js';
import type { MetricFamilyType } from '../exposition-family.js';
import { createFamily, type FamilyState } from './family-state.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import type { SourceLine } from '../bytes/source-line.js';
import { decodeUtf8 } from '../bytes/utf8.js';

/** What a sample is for its family, as told by its name. */
export type SampleRole = 'plain' | 'bucket' | 'sum' | 'count';

interface Membership {
  readonly family: FamilyState;
  readonly role: SampleRole;
}

/** A metric name that occurred, and the family it belongs to. */
export interface MetricName extends Membership {
  readonly name: string;
  /** Seeds of the hashes of series of this name. */
  readonly seedHigh: number;
  readonly seedLow: number;
  readonly bytes: Uint8Array;
  /** Another name of the same hash. */
  readonly next: MetricName | undefined;
}

interface Suffix {
  readonly suffix: string;
  readonly role: SampleRole;
  readonly types: readonly MetricFamilyType[];
}

const SUFFIXES: readonly Suffix[] = [
  { suffix: '_count', role: 'count', types: ['summary', 'histogram'] },
  { suffix: '_sum', role: 'sum', types: ['summary', 'histogram'] },
  { suffix: '_bucket', role: 'bucket', types: ['histogram'] },
];

/**
 * All metric names of a body with their families.
 *
 * A name belongs to the family of the same name if there is one, else to the summary or histogram that it is a
 * suffixed name of, else it makes a family of its own. Once decided this never changes, as in expfmt: names and
 * types are never taken back.
 */
export class NameTable {
  readonly #byHash = new Map<number, MetricName>();
  readonly #families = new Map<string, FamilyState>();
  #latest: MetricName | undefined;

  get familyCount(): number {
    return this.#families.size;
  }

  /** The families in order of first mention. */
  families(): IterableIterator<FamilyState> {
    return this.#families.values();
  }

  /** The entry for the name in a range of the line, made on first mention. */
  resolve(source: SourceLine, start: number, end: number): MetricName {
    const { bytes } = source;
    if (this.#latest !== undefined && isAt(this.#latest, bytes, start, end)) return this.#latest;
    let high = HASH_SEED_HIGH;
    let low = HASH_SEED_LOW;
    for (let at = start; at < end; at++) {
      const byte = byteAt(bytes, at);
      high = hashHigh(high, byte);
      low = hashLow(low, byte);
    }
    // Of one of the two alone other names of the same hash could be worked out, whatever the seeds.
    const key = high ^ low;
    let entry = this.#byHash.get(key);
    while (entry !== undefined && !isAt(entry, bytes, start, end)) entry = entry.next;
    if (entry === undefined) {
      const name = decodeUtf8(bytes, start, end);
      const seedHigh = finishHash(high);
      const seedLow = finishHash(low);
      const membership = this.#suffixedName(name) ?? {
        family: createFamily(name, source.place(start, end), seedHigh, seedLow),
        role: 'plain',
      };
      if (membership.role === 'plain') this.#families.set(name, membership.family);
      const next = this.#byHash.get(key);
      entry = {
        name,
        ...membership,
        seedHigh,
        seedLow,
        bytes: Uint8Array.from(bytes.subarray(start, end)),
        next,
      };
      this.#byHash.set(key, entry);
      source.keptBytes += end - start;
    }
    this.#latest = entry;
    return entry;
  }

  #suffixedName(name: string): Membership | undefined {
    for (const { suffix, role, types } of SUFFIXES) {
      if (!name.endsWith(suffix) || name.length === suffix.length) continue;
      const family = this.#families.get(name.slice(0, -suffix.length));
      if (family?.type !== undefined && types.includes(family.type)) return { family, role };
    }
    return undefined;
  }
}

function isAt(entry: MetricName, bytes: Uint8Array, start: number, end: number): boolean {
  if (entry.bytes.length !== end - start) return false;
  for (let i = 0; i < entry.bytes.length; i++) {
    if (entry.bytes[i] !== bytes[start + i]) return false;
  }
  return true;
}
