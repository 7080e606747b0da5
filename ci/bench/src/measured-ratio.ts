import { type Spread, spreadOf } from './spread.js';
import type { MeasuredProgram } from './measured-program.js';

/** What of a process is compared. */
export type Figure = 'time' | 'CPU time' | 'peak memory';

/** What a median ratio should be. */
export interface Target {
  readonly is: 'at least' | 'at most' | 'below';
  readonly ratio: number;
}

/** Which figure of which two runs is divided. */
export interface RatioPlan {
  readonly figure: Figure;
  readonly measured: string;
  readonly baseline: string;
  /** Absent where the ratio is only told. */
  readonly target?: Target;
}

/** How two runs compare in one figure: seconds or bytes. */
export interface MeasuredRatio extends RatioPlan {
  readonly medians: { readonly measured: number; readonly baseline: number };
  /** Measured to baseline, of each round by itself. */
  readonly ratio: Spread;
}

/**
 * Compares what was measured side by side.
 *
 * @param rounds - of each the processes by the names of their runs
 * @throws Error if a run is missing in a round
 */
export function measureRatio(
  plan: RatioPlan,
  rounds: readonly ReadonlyMap<string, MeasuredProgram>[],
): MeasuredRatio {
  const figuresOf = (run: string) =>
    rounds.map((round) => {
      const ended = round.get(run);
      if (!ended) throw new Error(`${run} was not measured`);
      return FIGURES[plan.figure](ended);
    });
  const measured = figuresOf(plan.measured);
  const baseline = figuresOf(plan.baseline);
  return {
    ...plan,
    medians: { measured: spreadOf(measured).median, baseline: spreadOf(baseline).median },
    ratio: spreadOf(measured.map((figure, round) => figure / (baseline[round] ?? NaN))),
  };
}

/** Whether the median ratio is what is wanted; absent where nothing is. */
export function meetsTarget({ ratio, target }: MeasuredRatio): boolean | undefined {
  switch (target?.is) {
    case 'at least':
      return ratio.median >= target.ratio;
    case 'at most':
      return ratio.median <= target.ratio;
    case 'below':
      return ratio.median < target.ratio;
    case undefined:
      return undefined;
  }
}

const FIGURES: Readonly<Record<Figure, (ended: MeasuredProgram) => number>> = {
  time: ({ duration }) => duration.wall,
  'CPU time': ({ duration }) => duration.cpu,
  'peak memory': ({ peakMemory }) => peakMemory,
};
