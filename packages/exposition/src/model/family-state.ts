import type { CompoundSeries } from './compound-series.js';
import type { ExpositionFamily, MetricFamilyType } from '../exposition-family.js';
import type { Place } from '../bytes/source-line.js';

/** What is known of a metric family so far. */
export interface FamilyState {
  readonly name: string;
  /** Where the family is mentioned first. */
  readonly place: Place;
  /** Seeds of the hashes of this family's {@link CompoundSeries}. */
  readonly seedHigh: number;
  readonly seedLow: number;
  /** Undefined until a TYPE line declares it or a sample line makes it untyped. */
  type: MetricFamilyType | undefined;
  typeLine: number | undefined;
  help: string | undefined;
  helpLine: number | undefined;
  sampleCount: number;
  seriesCount: number;
  readonly labelNames: Set<string>;
  /** The hashes of the sets of label names seen. */
  readonly labelSets: Set<number>;
  firstSample: { readonly line: number; readonly labelNames: readonly string[] } | undefined;
  readonly bucketBounds: Set<number>;
  /** The series of a histogram or summary, grouped by their labels without `le` and `quantile`. */
  readonly compoundSeries: CompoundSeries[];
  /** The family whose lines came after this one's, once there is one. */
  followedBy: FamilyState | undefined;
  splitReported: boolean;
  /** A line of the family could not be read, so nothing can be called missing. */
  incomplete: boolean;
}

export function createFamily(name: string, place: Place, seedHigh: number, seedLow: number): FamilyState {
  return {
    name,
    place,
    seedHigh,
    seedLow,
    type: undefined,
    typeLine: undefined,
    help: undefined,
    helpLine: undefined,
    sampleCount: 0,
    seriesCount: 0,
    labelNames: new Set(),
    labelSets: new Set(),
    firstSample: undefined,
    bucketBounds: new Set(),
    compoundSeries: [],
    followedBy: undefined,
    splitReported: false,
    incomplete: false,
  };
}

/** The label that tells the series of one histogram or summary apart. */
export function boundLabelOf(family: FamilyState): 'le' | 'quantile' | undefined {
  if (family.type === 'histogram') return 'le';
  return family.type === 'summary' ? 'quantile' : undefined;
}

export function toExpositionFamily(family: FamilyState): ExpositionFamily {
  return {
    name: family.name,
    type: family.type ?? 'untyped',
    typeDeclared: family.typeLine !== undefined,
    ...(family.help === undefined ? {} : { help: family.help }),
    line: family.place.line,
    ...(family.helpLine === undefined ? {} : { helpLine: family.helpLine }),
    ...(family.typeLine === undefined ? {} : { typeLine: family.typeLine }),
    sampleCount: family.sampleCount,
    seriesCount: family.seriesCount,
    labelNames: [...family.labelNames],
    bucketBounds: [...family.bucketBounds].sort((a, b) => a - b),
  };
}
