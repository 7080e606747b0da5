import type { Duration } from './measured-process.js';
import { type Spread, spreadOf } from './spread.js';

/** How two ways to lint compare. */
export interface Comparison {
  readonly measured: string;
  readonly baseline: string;
  /** The median ratio that is wanted at most; absent where none is, since it is not ours to change. */
  readonly target?: number;
  /** By the clock, in seconds. */
  readonly seconds: { readonly measured: Spread; readonly baseline: Spread };
  /** The same by CPU time. */
  readonly cpuSeconds: { readonly measured: Spread; readonly baseline: Spread };
  /** Measured to baseline, of each round by itself, by the clock. */
  readonly ratio: Spread;
  /** That by CPU time, which other programs on the machine disturb less. */
  readonly cpuRatio: Spread;
}

/** What is compared with what. */
export interface ComparisonPlan {
  readonly measured: string;
  readonly baseline: string;
  readonly target?: number;
}

/**
 * Compares what was measured side by side.
 *
 * @param rounds - of each the durations, measured first
 */
export function compare(
  plan: ComparisonPlan,
  rounds: readonly (readonly [measured: Duration, baseline: Duration])[],
): Comparison {
  const spread = (figure: (pair: (typeof rounds)[number]) => number) => spreadOf(rounds.map(figure));
  return {
    ...plan,
    seconds: { measured: spread(([{ wall }]) => wall), baseline: spread(([, { wall }]) => wall) },
    cpuSeconds: { measured: spread(([{ cpu }]) => cpu), baseline: spread(([, { cpu }]) => cpu) },
    ratio: spread(([measured, baseline]) => measured.wall / baseline.wall),
    cpuRatio: spread(([measured, baseline]) => measured.cpu / baseline.cpu),
  };
}

/**
 * Whether other programs kept the machine busy: the measured processes waited for a processor for more than a
 * tenth of the time, so that the CPU ratio says more than the one by the clock.
 */
export function wasDisturbed({ seconds, cpuSeconds }: Comparison): boolean {
  return seconds.baseline.median > 1.1 * cpuSeconds.baseline.median;
}

/** Whether the median ratio is what is wanted; where nothing is, it is. */
export function isWithin({ ratio, target = Number.POSITIVE_INFINITY }: Comparison): boolean {
  return ratio.median <= target;
}
