/**
 * Runs things in turn, round after round, and each round in the opposite order of the one before: what slows the
 * machine for a while, or gets slower by and by, then slows all of them alike.
 *
 * @param runs - what is compared; neighbours are compared best
 * @param rounds - how often
 * @returns for each round, what each run gave, in the order of `runs`
 */
export async function pairedRounds<Result>(
  runs: readonly (() => Promise<Result>)[],
  rounds: number,
): Promise<Result[][]> {
  const results: Result[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const order = [...runs.keys()];
    if (round % 2 === 1) order.reverse();
    const ofRound = new Map<number, Result>();
    for (const index of order) {
      const run = runs[index];
      if (run) ofRound.set(index, await run());
    }
    results.push([...ofRound.entries()].sort(([a], [b]) => a - b).map(([, result]) => result));
  }
  return results;
}
