import type { MetricDefinition } from './metric-definition.js';

/**
 * How far others may rely on a metric. An `experimental` one may change or go at any time; a `stable` one is first
 * deprecated, for as long as the catalog says.
 */
export type Stability = 'experimental' | 'stable' | Deprecation;

/** A metric that is going to go. */
export interface Deprecation {
  /** The day it was announced, `YYYY-MM-DD`. */
  readonly deprecatedSince: string;
  /** The metric of the catalog to use instead; it is exposed beside this one until this one goes. */
  readonly replacedBy?: string;
}

/** For how many days a stable metric is deprecated before it may go, unless the catalog says otherwise. */
export const DEPRECATION_DAYS = 90;

/**
 * Whether a metric is going to go.
 *
 * @returns since when, and what to use instead; `undefined` for a metric that stays
 */
export function deprecationOf({ stability }: Pick<MetricDefinition, 'stability'>): Deprecation | undefined {
  return typeof stability === 'object' ? stability : undefined;
}
