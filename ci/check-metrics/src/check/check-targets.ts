import type { ReportSection } from '../report/report.js';
import { ExerciseFailedError } from '../scrapes/exercise-failed.js';
import { startProgress } from '../scrapes/progress.js';
import { scrapeRepeatedly } from '../scrapes/scrape-repeatedly.js';
import type { CheckPlan } from './check-plan.js';
import { exerciseOutput } from './exercise-output.js';
import { TargetCheck } from './target-check.js';

/**
 * Checks all targets of a run, at the same time, each under its own deadline: starts those that are programs, scrapes
 * each as often as asked, and stops what was started, however it ends. Where the exercise fails, what was found until
 * then is told of targets that were not checked to the end.
 *
 * @param cancelSignal - gives up; its reason is thrown once everything is stopped
 * @returns a section for each target, in their order
 */
export async function checkTargets(plan: CheckPlan, cancelSignal: AbortSignal): Promise<ReportSection[]> {
  const { rounds, isQuiet } = plan;
  const checks = plan.targets.map((target) => new TargetCheck(target, plan));
  const progress = await startProgress({ scrapes: rounds.scrapes, isQuiet });
  try {
    await settled(checks.map((check) => check.start(cancelSignal)));
    const urls = checks.flatMap(({ url }) => url ?? []);
    await scrapeRepeatedly(
      {
        scrapes: rounds.scrapes,
        interval: rounds.interval,
        ...(rounds.exercise !== undefined && {
          exercise: {
            command: rounds.exercise,
            targets: urls,
            stderr: exerciseOutput(),
            ...(rounds.exerciseTimeout !== undefined && { deadline: rounds.exerciseTimeout }),
          },
        }),
        cancelSignal,
        onProgress: (step) => {
          progress.show(step);
        },
      },
      async () => {
        await settled(checks.map((check) => check.scrape(cancelSignal)));
        if (!checks.some(({ canBeScraped }) => canBeScraped)) throw new NothingLeftError();
      },
    );
  } catch (error) {
    if (error instanceof ExerciseFailedError) for (const check of checks) check.giveUp(error);
    else if (!(error instanceof NothingLeftError)) throw error;
  } finally {
    progress.end();
    await Promise.all(checks.map((check) => check.stop()));
  }
  return checks.map((check) => check.section());
}

/** Ends the scrapes early: no target can be scraped any more, so nothing is worth to be waited or exercised for. */
class NothingLeftError extends Error {
  override readonly name = 'NothingLeftError';
}

/** Waits for all of them, also where one fails: what was started meanwhile must be known to be stopped. */
async function settled(actions: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(actions);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
