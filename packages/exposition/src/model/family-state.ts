import type { LabelShapes } from '../checks/label-values.js';
import type { ExpositionFamily, LabelNameSet, MetricFamilyType } from '../exposition-family.js';
import type { Place } from '../bytes/source-line.js';
import { BoundSet } from './bound-set.js';
import { labelValueCounts } from './label-value-counter.js';

/** A {@link LabelNameSet} while it is counted. */
export interface LabelNameSetState extends LabelNameSet {
  metrics: number;
}

/** What is known of a metric family so far. */
export interface FamilyState {
  readonly name: string;
  /** Where the family is mentioned first. */
  readonly place: Place;
  /** Seeds of the hashes of this family's histograms or summaries. */
  readonly seedHigh: number;
  readonly seedLow: number;
  /** Undefined until a TYPE line declares it or a sample line makes it untyped. */
  type: MetricFamilyType | undefined;
  typeLine: number | undefined;
  help: string | undefined;
  helpLine: number | undefined;
  sampleCount: number;
  seriesCount: number;
  /** How many metrics expfmt makes of it; see `ExpositionFamily`. */
  metrics: number;
  /** The metric of the first sample line, as {@link LabelHashes} names it. */
  firstMetricHigh: number;
  firstMetricLow: number;
  firstMetricBuckets: number;
  readonly labelNames: Set<string>;
  /** The sets of label names seen, by hash. */
  readonly labelNameSets: Map<number, LabelNameSetState>;
  /** What is known of the values of labels that may have a shape, by label name. */
  readonly labelShapes: Map<string, LabelShapes>;
  /** How many different values each label has, where they are counted. */
  readonly labelValueCounts: Map<string, number>;
  firstSample: { readonly line: number; readonly labelNames: readonly string[] } | undefined;
  readonly bucketBounds: BoundSet;
  /** The first and the last of its series in the `CompoundSeriesTable`; 0 where there is none. */
  firstCompound: number;
  lastCompound: number;
  /** The family whose lines came after this one's, once there is one. */
  followedBy: FamilyState | undefined;
  splitReported: boolean;
  timestampReported: boolean;
  /** The unusual spellings of bounds that were reported. */
  readonly oddBounds: Set<string>;
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
    metrics: 0,
    firstMetricHigh: 0,
    firstMetricLow: 0,
    firstMetricBuckets: 0,
    labelNames: new Set(),
    labelNameSets: new Map(),
    labelShapes: new Map(),
    labelValueCounts: new Map(),
    firstSample: undefined,
    bucketBounds: new BoundSet(),
    firstCompound: 0,
    lastCompound: 0,
    followedBy: undefined,
    splitReported: false,
    timestampReported: false,
    oddBounds: new Set(),
    incomplete: false,
  };
}

/** The label that tells the series of one histogram or summary apart. */
export function boundLabelOf(family: FamilyState): 'le' | 'quantile' | undefined {
  if (family.type === 'histogram') return 'le';
  return family.type === 'summary' ? 'quantile' : undefined;
}

/** @param countsLabelValues - whether the values of labels were counted */
export function toExpositionFamily(family: FamilyState, countsLabelValues = false): ExpositionFamily {
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
    metrics: family.metrics,
    labelNameSets: [...family.labelNameSets.values()],
    firstMetricBuckets: family.firstMetricBuckets,
    labelNames: [...family.labelNames],
    ...(countsLabelValues && { labelValueCounts: labelValueCounts(family, boundLabelOf(family)) }),
    bucketBounds: family.bucketBounds.sorted(),
  };
}
