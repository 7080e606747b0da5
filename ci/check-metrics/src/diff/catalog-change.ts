import type { LabelDomain, MetricDefinition, MetricType, Stability } from '@ibex/catalog';

/** What a change does to whoever queries the metrics: breaks queries, leaves them alone, changes words only. */
export type Verdict = 'breaking' | 'compatible' | 'cosmetic';

/** One difference between two catalogs, judged. */
export type CatalogChange = CatalogDifference & {
  readonly verdict: Verdict;
  /** What breaks, or why nothing does, in a sentence. */
  readonly reason: string;
};

/**
 * One difference between two catalogs, from the base to the head. `metric` is the name in the base, but for a metric
 * that was added; a metric that was renamed has its other differences under its old name as well.
 */
export type CatalogDifference =
  | { readonly kind: 'metric-added'; readonly metric: string; readonly definition: MetricDefinition }
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
  | { readonly kind: 'initial'; readonly metric: string; readonly from: unknown; readonly to: unknown }
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
