import { type Spread, spreadOf } from './spread.js';
import type { MeasuredProgram } from './measured-program.js';

/** What of a process is compared. */
export type ProgramFigure = 'time' | 'CPU time' | 'peak memory';

/** What is compared. */
export type Figure = ProgramFigure | 'time of a call';

/** What a median ratio should be. */
export interface Target {
  readonly is: 'at least' | 'at most' | 'below';
  readonly ratio: number;
}

/** Which figure of which two runs is divided. */
export interface RatioPlan<Compared extends Figure = ProgramFigure> {
  readonly figure: Compared;
  readonly measured: string;
  readonly baseline: string;
  /** Absent where the ratio is only told. */
  readonly target?: Target;
}

/** How two runs compare in one figure: seconds or bytes. */
export interface MeasuredRatio extends RatioPlan<Figure> {
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
  return ratioOf(plan, figuresOf(plan.measured), figuresOf(plan.baseline));
}

/**
 * Compares figures.
 *
 * @param measured - of each round
 * @param baseline - of the same rounds
 * @throws RangeError if there are none
 */
export function ratioOf(
  plan: RatioPlan<Figure>,
  measured: readonly number[],
  baseline: readonly number[],
): MeasuredRatio {
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

const FIGURES: Readonly<Record<ProgramFigure, (ended: MeasuredProgram) => number>> = {
  time: ({ duration }) => duration.wall,
  'CPU time': ({ duration }) => duration.cpu,
  'peak memory': ({ peakMemory }) => peakMemory,
};
