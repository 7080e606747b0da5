/** What became of a rate that was tried. */
export interface Trial {
  readonly rate: number;
  /** Why the rate is too high; absent where it is sustained. */
  readonly problem?: string;
}

/**
 * Finds the highest rate that is sustained: it doubles the rate until one is too high, and then halves the distance
 * until the two are a tenth apart. A rate is too high where it fails twice in a row, since other work of the machine can
 * spoil one trial.
 *
 * @param trial - tries a rate and says why it is too high, or nothing
 * @param start - the first rate that is tried, in requests a second
 * @returns the highest rate that was sustained, and every trial
 * @throws Error where even a sixteenth of the first rate is too high
 */
export async function findHighestRate(
  trial: (rate: number) => Promise<string | undefined>,
  start: number,
): Promise<{ readonly rate: number; readonly trials: readonly Trial[] }> {
  const trials: Trial[] = [];
  const isSustained = async (rate: number) => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const problem = await trial(rate);
      trials.push({ rate, ...(problem !== undefined && { problem }) });
      if (problem === undefined) return true;
    }
    return false;
  };

  let sustained = 0;
  let tooHigh = Infinity;
  for (let rate = start; sustained === 0 || tooHigh === Infinity;) {
    if (await isSustained(rate)) sustained = rate;
    else tooHigh = rate;
    if (sustained === 0 && rate <= start / 16) {
      throw new Error(
        `not even ${String(rate)} requests a second are sustained: ${trials.at(-1)?.problem ?? ''}`,
      );
    }
    rate = sustained === 0 ? Math.ceil(rate / 2) : sustained * 2;
  }
  while (tooHigh > sustained * 1.1) {
    const rate = Math.round((sustained + tooHigh) / 2);
    if (rate === sustained || rate === tooHigh) break;
    if (await isSustained(rate)) sustained = rate;
    else tooHigh = rate;
  }
  return { rate: sustained, trials };
}
