import type { Place } from '../bytes/source-line.js';
import type { LabelShapes } from '../checks/label-values.js';
import type { ExpositionFamily, LabelNameSet } from '../exposition-family.js';
import { BoundSet } from '../model/bound-set.js';
import { labelValueCounts } from '../model/label-value-counter.js';
import { boundLabelOf, type OpenMetricsType } from './family-types.js';

/** A set of label names, and the line that has it first. */
interface SeenLabelNames extends LabelNameSet {
  metrics: number;
  readonly line: number;
}

/** What is known of a metric family of OpenMetrics so far. */
export interface FamilyState {
  readonly name: string;
  /** Where the family is mentioned first. */
  readonly place: Place;
  /** Seeds of the hashes of this family's metrics. */
  readonly seedHigh: number;
  readonly seedLow: number;
  /** Undefined until a TYPE line declares it or a sample line makes it unknown. */
  type: OpenMetricsType | undefined;
  typeLine: number | undefined;
  help: string | undefined;
  helpLine: number | undefined;
  unit: string | undefined;
  unitLine: number | undefined;
  sampleCount: number;
  seriesCount: number;
  /** How many different metrics those series are. */
  metrics: number;
  readonly labelNames: Set<string>;
  /** The sets of label names seen, by their hashes. */
  readonly labelNameSets: Map<number, SeenLabelNames>;
  /** How many buckets or quantiles the first metric has. */
  firstMetricBuckets: number;
  readonly bucketBounds: BoundSet;
  /** The hashes of the bounds and quantiles whose spelling was looked at. */
  readonly knownBounds: Set<number>;
  /** What is known of the values of each label. */
  readonly labelShapes: Map<string, LabelShapes>;
  /** How many different values each label has, if they are counted. */
  readonly labelValueCounts: Map<string, number>;
  timestampReported: boolean;
  clashReported: boolean;
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
    unit: undefined,
    unitLine: undefined,
    sampleCount: 0,
    seriesCount: 0,
    metrics: 0,
    labelNames: new Set(),
    labelNameSets: new Map(),
    firstMetricBuckets: 0,
    bucketBounds: new BoundSet(),
    knownBounds: new Set(),
    labelShapes: new Map(),
    labelValueCounts: new Map(),
    timestampReported: false,
    clashReported: false,
    followedBy: undefined,
    splitReported: false,
    incomplete: false,
  };
}

/** @param countsLabelValues - whether the values of labels were counted */
export function toExpositionFamily(family: FamilyState, countsLabelValues: boolean): ExpositionFamily {
  const boundLabel = boundLabelOf(family.type ?? 'unknown', family.name);
  return {
    name: family.name,
    type: family.type ?? 'unknown',
    typeDeclared: family.typeLine !== undefined,
    ...(family.help ? { help: family.help } : {}),
    ...(family.unit ? { unit: family.unit } : {}),
    line: family.place.line,
    ...(family.helpLine === undefined ? {} : { helpLine: family.helpLine }),
    ...(family.typeLine === undefined ? {} : { typeLine: family.typeLine }),
    ...(family.unitLine === undefined ? {} : { unitLine: family.unitLine }),
    sampleCount: family.sampleCount,
    seriesCount: family.seriesCount,
    metrics: family.metrics,
    labelNameSets: [...family.labelNameSets.values()].map(({ names, metrics }) => ({ names, metrics })),
    firstMetricBuckets: family.firstMetricBuckets,
    labelNames: [...family.labelNames],
    ...(countsLabelValues && { labelValueCounts: labelValueCounts(family, boundLabel) }),
    bucketBounds: family.bucketBounds.sorted(),
  };
}
