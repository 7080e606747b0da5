import { type Disagreement, findDisagreement } from './disagreement.js';
import { generateBody } from './generate/generate-body.js';
import { shrink } from './shrink.js';

/** A body on which the checker and promtool differ, as small as it could be made. */
export interface Finding {
  readonly seed: number;
  readonly index: number;
  readonly body: Uint8Array;
  readonly disagreement: Disagreement;
}

/** What to try, and when to stop. */
export interface FuzzOptions {
  readonly seed: number;
  /** How many promtools run at a time. */
  readonly jobs: number;
  /** Asked before each body. */
  readonly goesOn: (tried: number) => boolean;
  readonly onFinding: (finding: Finding) => void;
}

/**
 * Tries generated bodies on the checker and on promtool.
 *
 * @returns how many
 * @throws Error if promtool cannot be run
 */
export async function fuzz({ seed, jobs, goesOn, onFinding }: FuzzOptions): Promise<number> {
  let tried = 0;
  const job = async (): Promise<void> => {
    while (goesOn(tried)) {
      const index = tried++;
      const body = generateBody(seed, index);
      const disagreement = await findDisagreement(body);
      if (disagreement !== undefined) onFinding(await smallest({ seed, index, body, disagreement }));
    }
  };
  await Promise.all(Array.from({ length: jobs }, job));
  return tried;
}

const MOST_TRIES_TO_SHRINK = 1000;

async function smallest({ seed, index, body, disagreement }: Finding): Promise<Finding> {
  const showsTheSame = async (candidate: Uint8Array): Promise<boolean> =>
    (await findDisagreement(candidate))?.about === disagreement.about;
  const smaller = await shrink(body, showsTheSame, MOST_TRIES_TO_SHRINK);
  return { seed, index, body: smaller, disagreement: (await findDisagreement(smaller)) ?? disagreement };
}
