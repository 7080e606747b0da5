import type { LabelDomainKind, MetricType } from '@ibex/catalog';

/** What there is to know of a catalog, as it is documented: the one thing that every form is made from. */
export interface CatalogDocs {
  readonly prefix: string;
  /** The services and subsystems that have metrics, in the order of the catalog. */
  readonly owners: readonly OwnerDocs[];
  readonly series: SeriesDocs;
  /** In the order of the catalog. */
  readonly metrics: readonly MetricDocs[];
}

/** A service, or what services share. */
export interface OwnerDocs {
  /** The second word of its metrics' names. */
  readonly name: string;
  readonly kind: 'service' | 'subsystem';
  readonly metrics: number;
  readonly series: SeriesDocs;
}

/** The most series on a target. */
export interface SeriesDocs {
  readonly worstCase: number;
  readonly budget?: number;
}

/** A metric of the catalog. */
export interface MetricDocs {
  readonly name: string;
  readonly type: MetricType;
  /** The service or subsystem that its name names; absent where that is neither. */
  readonly owner?: string;
  /** As it ends the name, such as `seconds`; absent where the name has none. */
  readonly unit?: string;
  readonly help: string;
  readonly labels: readonly LabelDocs[];
  /** Of a histogram: upper bounds, ascending, without `+Inf`. */
  readonly buckets?: readonly number[];
  readonly series: SeriesDocs;
  readonly stability: StabilityDocs;
  /** A query that a reader can paste. */
  readonly example: string;
  /** The files that record it, relative to the root of the repository, with `/`; absent where nobody looked. */
  readonly recordedIn?: readonly string[];
}

/** How far others may rely on a metric. */
export type StabilityDocs =
  | { readonly level: 'experimental' | 'stable' }
  | {
      readonly level: 'deprecated';
      /** `YYYY-MM-DD`. */
      readonly since: string;
      /** The first day on which it may go, `YYYY-MM-DD`. */
      readonly until: string;
      readonly replacedBy?: string;
    };

/** A label and its values. */
export interface LabelDocs {
  readonly name: string;
  readonly kind: LabelDomainKind;
  readonly values: readonly string[];
  /** The value that stands for everything outside the domain. */
  readonly other?: string;
  /** What one more value adds to the series of the metric at worst. */
  readonly seriesPerValue: number;
}
