import type { Catalog } from '@ibex/catalog';

/** What a target is held to. */
export interface Expectations {
  readonly catalog: Catalog;
  /** Whether a target must expose a metric of the catalog; by default it must expose each. */
  readonly isRequired?: ((metric: string) => boolean) | undefined;
  /**
   * Whether a family may stand beside the catalog. Where it is not given, every family may that does not have the
   * catalog's prefix.
   */
  readonly isAllowed?: ((family: string) => boolean) | undefined;
  /** The most series a metric may have; `undefined` for one without a budget. */
  readonly budgetOf?: ((metric: string) => number | undefined) | undefined;
  /** The most series all families may have together. */
  readonly seriesBudget?: number | undefined;
  /** How many of a hundred required metrics must be present. */
  readonly requireCoverage?: number | undefined;
}
