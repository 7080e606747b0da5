/** A rate in requests a second, and what became of it when it was tried. */
export interface Trial {
  readonly rate: number;
  /** Why the rate is too high; absent where it was held. */
  readonly problem?: string;
}

/** How rates are tried. */
export interface RateTrials {
  /** Sends a rate, and says how much of it was answered meanwhile, in requests a second; nothing where all was. */
  readonly saturates: (rate: number) => Promise<number | undefined>;
  /** Sends a rate, and says why it is too high, or nothing. */
  readonly whyTooHigh: (rate: number) => Promise<string | undefined>;
  /** The first rate that is sent. */
  readonly start: number;
}

/** What was found, in requests a second. */
export interface HighestRate {
  /** The most that was answered when more was sent. */
  readonly saturation: number;
  /** The highest rate that is sustained. */
  readonly rate: number;
  /** Every trial of a rate that could be sustained. */
  readonly trials: readonly Trial[];
}

/**
 * Finds the highest rate that is sustained. It doubles the rate until not all is answered, which tells what can be
 * answered at most; from there it goes down by a tenth at a time, to the first rate that holds: in three tries out of
 * four at most, since other work of the machine can spoil one.
 *
 * @throws Error where even a third of what is answered at most is too high: then the machine has other work to do
 */
export async function findHighestRate({ saturates, whyTooHigh, start }: RateTrials): Promise<HighestRate> {
  const saturation = await findSaturation(saturates, start);
  const trials: Trial[] = [];
  const holds = async (rate: number) => {
    const failures = () =>
      trials.filter((trial) => trial.rate === rate && trial.problem !== undefined).length;
    for (let held = 0; held < TIMES_HELD && failures() < TIMES_FAILED;) {
      const problem = await whyTooHigh(rate);
      trials.push({ rate, ...(problem !== undefined && { problem }) });
      if (problem === undefined) held += 1;
    }
    return failures() < TIMES_FAILED;
  };

  for (let rate = saturation * STEP; rate > saturation / 3; rate *= STEP) {
    const whole = Math.round(rate);
    if (await holds(whole)) return { saturation, rate: whole, trials };
  }
  const problem = trials.at(-1)?.problem ?? 'nothing is answered';
  throw new Error(`no rate is sustained, as on a machine that has other work to do: ${problem}`);
}

const STEP = 0.9;
const TIMES_HELD = 3;
const TIMES_FAILED = 2;

async function findSaturation(saturates: RateTrials['saturates'], start: number): Promise<number> {
  for (let rate = start; ; rate *= 2) {
    const answered = await saturates(rate);
    if (answered !== undefined) return answered;
  }
}
