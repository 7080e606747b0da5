import { UsageError } from '../command-line/usage-error.js';
import type { Exercise, FinishedExercise } from './exercise.js';
import { pause } from '../time/pause.js';

/** How often targets are scraped, and what happens in between. */
export interface ScrapeSchedule {
  /** At least 1. */
  readonly scrapes: number;
  /** From the start of one scrape to the start of the next, in milliseconds. A scrape that takes longer delays the next. */
  readonly interval: number;
  /** Run once, between the first scrape and the second. */
  readonly exercise?: Exercise | undefined;
  /** Ends it all, which rejects with the signal's reason. */
  readonly cancelSignal?: AbortSignal | undefined;
  readonly onProgress?: ((step: ScrapeStep) => void) | undefined;
}

/** What is being done. */
export type ScrapeStep =
  { readonly kind: 'scrape'; readonly number: number; readonly of: number } | { readonly kind: 'exercise' };

/**
 * Scrapes several times, never twice at once.
 *
 * @param scrapeOnce - one scrape by its index, from 0: of every target, where there are several, since all of them share
 * one exercise
 * @returns what each scrape brought
 * @throws UsageError if there is an exercise and no second scrape to show what it did
 * @throws ExerciseFailedError if the exercise fails; what a scrape throws is passed on
 */
export async function scrapeRepeatedly<Scraped>(
  { scrapes, interval, exercise, cancelSignal, onProgress }: ScrapeSchedule,
  scrapeOnce: (index: number) => Promise<Scraped>,
): Promise<Scraped[]> {
  if (exercise && scrapes < 2) {
    throw new UsageError(
      'an exercise needs a second scrape to show what it did; ask for --scrapes 2 or more',
    );
  }
  const results: Scraped[] = [];
  let exercised: FinishedExercise | undefined;
  let latestStart = 0;
  try {
    for (let index = 0; index < scrapes; index++) {
      if (index === 1 && exercise) {
        onProgress?.({ kind: 'exercise' });
        exercised = await (await import('./exercise.js')).runExercise(exercise, cancelSignal);
      }
      if (index > 0) await pause(latestStart + interval - performance.now(), cancelSignal);
      cancelSignal?.throwIfAborted();
      latestStart = performance.now();
      onProgress?.({ kind: 'scrape', number: index + 1, of: scrapes });
      results.push(await scrapeOnce(index));
    }
    return results;
  } finally {
    await exercised?.stop();
  }
}
