import type { LabelDomain, MetricDefinition, MetricType, Stability } from '@ibex/catalog';

/** What a change does to whoever queries the metrics: breaks queries, leaves them alone, changes words only. */
export type Verdict = 'breaking' | 'compatible' | 'cosmetic';

/** One difference between two catalogs, judged. */
export type CatalogChange = CatalogDifference & {
  readonly verdict: Verdict;
  /** What breaks, or why nothing does, in a sentence. */
  readonly reason: string;
  /** Of a breaking change: why those whom it concerns could know of it. */
  readonly announced?: Announcement;
};

/** Why a breaking change surprises nobody. */
export interface Announcement {
  /** The stability of the metric, its deprecation, or an exemption of the configuration. */
  readonly by: 'stability' | 'deprecation' | 'exemption';
  readonly reason: string;
}

/**
 * One difference between two catalogs, from the base to the head. `metric` is the name in the base, but for a metric
 * that was added; a metric that was renamed has its other differences under its old name as well.
 */
export type CatalogDifference =
  | {
      readonly kind: 'metric-added';
      readonly metric: string;
      readonly definition: MetricDefinition;
      /** Its place among the metrics of the head, from 0; absent: at the end. */
      readonly at?: number;
    }
  | { readonly kind: 'metric-removed'; readonly metric: string; readonly definition: MetricDefinition }
  | {
      readonly kind: 'metric-renamed';
      readonly metric: string;
      readonly to: string;
      /** From 0 to 1. */
      readonly similarity: number;
    }
  | { readonly kind: 'type'; readonly metric: string; readonly from: MetricType; readonly to: MetricType }
  | {
      readonly kind: 'unit';
      readonly metric: string;
      /** Absent where the name has no unit. */
      readonly from?: string;
      readonly to?: string;
    }
  | { readonly kind: 'help'; readonly metric: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'label-added';
      readonly metric: string;
      readonly label: string;
      readonly domain: LabelDomain;
      /** Its place among the labels in the head, from 0; absent: at the end. */
      readonly at?: number;
    }
  | {
      readonly kind: 'label-removed';
      readonly metric: string;
      readonly label: string;
      readonly domain: LabelDomain;
    }
  | {
      readonly kind: 'label-renamed';
      readonly metric: string;
      readonly label: string;
      readonly to: string;
    }
  | {
      readonly kind: 'values-added';
      readonly metric: string;
      /** The name in the base. */
      readonly label: string;
      readonly values: readonly string[];
      /** The place of each among the values in the head, from 0 and ascending; absent: at the end. */
      readonly at?: readonly number[];
    }
  | {
      readonly kind: 'values-removed';
      readonly metric: string;
      readonly label: string;
      readonly values: readonly string[];
    }
  | {
      /** The kind of the domain, or the value that stands for everything outside it. */
      readonly kind: 'domain';
      readonly metric: string;
      readonly label: string;
      readonly from: Pick<LabelDomain, 'kind' | 'other'>;
      readonly to: Pick<LabelDomain, 'kind' | 'other'>;
    }
  | {
      readonly kind: 'buckets';
      readonly metric: string;
      readonly added: readonly number[];
      readonly removed: readonly number[];
    }
  | {
      readonly kind: 'stability';
      readonly metric: string;
      readonly from?: Stability;
      readonly to?: Stability;
    }
  | {
      /** The series that start at zero, as far as they do not follow from other changes. */
      readonly kind: 'initial';
      readonly metric: string;
      readonly from: unknown;
      readonly to: unknown;
    }
  | {
      readonly kind: 'budget';
      readonly metric: string;
      readonly from?: number;
      readonly to?: number;
    }
  | {
      /** The same metrics, labels or values in another order. */
      readonly kind: 'order';
      readonly metric?: string;
      readonly label?: string;
      /** Those that are in both, by their names in the head, in its order. */
      readonly to?: readonly string[];
    }
  | {
      /** Of the catalog as a whole: prefix, services, budgets, bucket sets and the like. */
      readonly kind: 'catalog';
      readonly field: string;
      readonly from: unknown;
      readonly to: unknown;
    };

/** What a release with the changes has to be, by semantic versioning. */
export type ReleaseKind = 'major' | 'minor' | 'patch' | 'none';
