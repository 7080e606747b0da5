import type { CatalogChange } from '../../diff/catalog-change.js';
import type { NameLookup } from '../name-lookup.js';
import type { FilledIn } from '../promql/placeholders.js';
import { type PromqlNode } from '../promql/promql-node.js';
import type { SeriesShape } from '../series-shape.js';
import type { MetricChanges } from './metric-changes.js';

/** A change that breaks an expression, and where that is seen in it. */
export interface Break {
  readonly change: CatalogChange;
  readonly how: string;
  /** In the text that was parsed. */
  readonly from: number;
  readonly to: number;
  /** The recording rules on the way to the metric, the nearest first. */
  readonly through: readonly string[];
  /**
   * Whether it breaks whatever asks for what is recorded, since the values are others, or none. What only has other labels
   * breaks those who need these.
   */
  readonly passesOn: boolean;
}

/** Where a metric comes into an expression. */
export interface Origin {
  readonly from: number;
  readonly to: number;
  readonly through: readonly string[];
}

/** What an expression takes of the values of a part of it: themselves, how they grow, or only that they are there. */
export type TakenOfValues = 'value' | 'growth' | 'presence';

/** What comes out of a part of an expression. */
export interface Flow {
  /** By the metrics of the base that are asked for, directly or by what rules record. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The histograms whose buckets are in it. */
  readonly buckets: ReadonlySet<string>;
  /** The metrics whose unit its values have, of those with another unit in the head. */
  readonly units: ReadonlySet<string>;
  /** Labels that are new and that an aggregation keeps since it only says what it drops: where it stands, in words. */
  readonly keptBy: ReadonlyMap<string, Origin & { readonly what: string }>;
}

/** Of a number. */
export const NO_FLOW: Flow = { origins: new Map(), buckets: new Set(), units: new Set(), keptBy: new Map() };

/** What a change does to an expression. */
export interface QueryImpact {
  readonly breaks: readonly Break[];
  readonly flow: Flow;
}

/** The series of a part of an expression, before and after. */
export interface ShapePair {
  readonly base: SeriesShape;
  readonly head: SeriesShape;
}

/** What is needed to see what changes do to an expression. */
export interface ImpactContext {
  readonly filled: FilledIn;
  /** Of the base. */
  readonly names: NameLookup;
  readonly changes: MetricChanges;
  readonly shapesOf: (node: PromqlNode) => ShapePair;
  /** What changes do to the rules that record a name; none where no rule does. */
  readonly recorded: (name: string) => readonly QueryImpact[];
  readonly report: (found: Break) => void;
}

/** What comes out of several parts together. */
export function mergedFlow(flows: readonly Flow[]): Flow {
  const [first = NO_FLOW, ...others] = flows;
  if (others.length === 0) return first;
  return {
    // Of a metric that is asked for twice, the first place counts.
    origins: new Map(flows.toReversed().flatMap(({ origins }) => [...origins])),
    buckets: new Set(flows.flatMap(({ buckets }) => [...buckets])),
    units: new Set(flows.flatMap(({ units }) => [...units])),
    keptBy: new Map(flows.flatMap(({ keptBy }) => [...keptBy])),
  };
}
