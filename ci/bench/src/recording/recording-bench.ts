import { type MeasuredRatio, ratioOf } from '../measured-ratio.js';
import { pairedRounds } from '../paired-rounds.js';
import { type RecordingPair, recordingPairs } from './recording-pairs.js';

/** How to measure. */
export interface RecordingBenchOptions {
  /** How often each recording is measured, after some rounds that do not count. */
  readonly rounds: number;
  /** How many calls a round has. */
  readonly calls: number;
}

/** Measures what recordings take, each in turn with the same call of prom-client made directly. */
export async function benchRecording({ rounds, calls }: RecordingBenchOptions): Promise<MeasuredRatio[]> {
  const pairs = await recordingPairs();
  // All of them first: what comes last must not have the compiler to itself, nor what comes first.
  for (let round = 0; round < ROUNDS_TO_WARM_UP; round += 1) {
    for (const { ours, direct } of pairs) {
      ours(calls);
      direct(calls);
    }
  }
  const ratios: MeasuredRatio[] = [];
  for (const pair of pairs) ratios.push(await compare(pair, rounds, calls));
  return ratios;
}

async function compare(pair: RecordingPair, rounds: number, calls: number): Promise<MeasuredRatio> {
  const runs = [pair.ours, pair.direct].map((run) => () => Promise.resolve(secondsOf(run, calls)));
  const results = await pairedRounds(runs, rounds);
  return ratioOf(
    {
      figure: 'time of a call',
      measured: pair.name,
      baseline: 'prom-client, directly',
      target: { is: 'at most', ratio: 1 },
    },
    results.map(([ours = NaN]) => ours),
    results.map(([, direct = NaN]) => direct),
  );
}

function secondsOf(run: (calls: number) => void, calls: number): number {
  const started = performance.now();
  run(calls);
  return (performance.now() - started) / 1000 / calls;
}

const ROUNDS_TO_WARM_UP = 3;
