import { PassThrough } from 'node:stream';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import { type ScrapeSchedule, scrapeRepeatedly, type ScrapeStep } from './scrape-repeatedly.js';

afterEach(() => {
  vi.useRealTimers();
});

/** Runs a schedule on a clock of its own, and tells when each scrape started. */
async function startsOf(schedule: ScrapeSchedule, durations: readonly number[]): Promise<number[]> {
  vi.useFakeTimers();
  const begin = performance.now();
  const starts: number[] = [];
  let running = 0;
  const scraped = scrapeRepeatedly(schedule, async (index) => {
    expect(++running, 'scrapes at once').toBe(1);
    starts.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, durations[index]));
    running--;
    return index;
  });
  await vi.runAllTimersAsync();
  expect(await scraped).toEqual(durations.map((_, index) => index));
  return starts;
}

describe('several scrapes', () => {
  it('start an interval after one another, however long each takes', async () => {
    expect(await startsOf({ scrapes: 4, interval: 100 }, [80, 1, 50, 1])).toEqual([0, 100, 200, 300]);
  });

  it('wait for one that takes longer, and never overlap', async () => {
    expect(await startsOf({ scrapes: 4, interval: 100 }, [10, 250, 10, 10])).toEqual([0, 100, 350, 450]);
  });

  it('of one number one is one scrape, without a wait', async () => {
    expect(await startsOf({ scrapes: 1, interval: 100 }, [10])).toEqual([0]);
  });

  it('pass on what a scrape throws, and end there', async () => {
    const scrapeOnce = vi.fn().mockResolvedValueOnce(1).mockRejectedValueOnce(new Error('no route'));
    await expect(scrapeRepeatedly({ scrapes: 3, interval: 1 }, scrapeOnce)).rejects.toThrow('no route');
    expect(scrapeOnce).toHaveBeenCalledTimes(2);
  });

  it('are given up in the middle of a wait', async () => {
    const cancel = new AbortController();
    const scraped = scrapeRepeatedly({ scrapes: 2, interval: 60_000, cancelSignal: cancel.signal }, () =>
      Promise.resolve(
        setTimeout(() => {
          cancel.abort(new Error('given up'));
        }, 5),
      ),
    );
    await expect(scraped).rejects.toThrow('given up');
  });

  it('have the exercise between the first and the second, once', async () => {
    const steps: ScrapeStep[] = [];
    await scrapeRepeatedly(
      {
        scrapes: 3,
        interval: 1,
        exercise: { command: 'true', targets: [] },
        onProgress: (step) => steps.push(step),
      },
      () => Promise.resolve(),
    );
    expect(steps).toEqual([
      { kind: 'scrape', number: 1, of: 3 },
      { kind: 'exercise' },
      { kind: 'scrape', number: 2, of: 3 },
      { kind: 'scrape', number: 3, of: 3 },
    ]);
  });

  it('end where the exercise fails', async () => {
    const scrapeOnce = vi.fn().mockResolvedValue(undefined);
    const exercise = { command: 'exit 4', targets: [], stderr: new PassThrough() };
    await expect(scrapeRepeatedly({ scrapes: 3, interval: 1, exercise }, scrapeOnce)).rejects.toMatchObject({
      name: 'ExerciseFailedError',
      code: 'exercise/failed',
    });
    expect(scrapeOnce).toHaveBeenCalledTimes(1);
  });

  it('must be two for an exercise to show anything', async () => {
    const scrapeOnce = vi.fn();
    const exercise = { command: 'true', targets: [] };
    await expect(scrapeRepeatedly({ scrapes: 1, interval: 1, exercise }, scrapeOnce)).rejects.toThrow(
      UsageError,
    );
    expect(scrapeOnce).not.toHaveBeenCalled();
  });
});
