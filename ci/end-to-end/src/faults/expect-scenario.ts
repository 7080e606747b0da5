import { expect } from 'vitest';

import { scrape } from './counters.js';
import { expectQuiet } from './expect-quiet.js';
import { ObservedLoad } from './observed-load.js';
import { type Scenario, WELL } from './scenario.js';
import type { ServicesToBreak } from './services-to-break.js';

/** What a scenario took, in milliseconds. */
export interface ScenarioTimes {
  /** The slowest answer while it was broken. */
  readonly slowest: number;
  /** From when the broken part was back until all was well, at most. */
  readonly recovery: number;
}

/**
 * Breaks something in the middle of a steady load, and mends it in the middle of one. Before, meanwhile and after,
 * what clients come away with is compared with all that the services count.
 */
export async function expectScenario(scenario: Scenario, services: ServicesToBreak): Promise<ScenarioTimes> {
  const { meanwhile, within, atTheEdges = [] } = scenario;
  const outcomes = [WELL.outcome, meanwhile.outcome, ...atTheEdges];
  const before = await scrape(services.proxy.ready.http);
  const load = await ObservedLoad.of(services);
  await whenWell(load);
  await load.expectWindow(WELL, WINDOW);

  const mend = once(async () => {
    await scenario.mends(services);
    return performance.now();
  });
  try {
    await load.expectEdge(outcomes, () => scenario.breaks(services));
    const answers = await load.expectWindow(meanwhile, WINDOW);
    const slowest = Math.max(...answers.map(({ took }) => took));
    expect(slowest).toBeLessThan(within + FOR_A_SLOW_MACHINE);
    await load.expectEdge(outcomes, mend);

    const recovery = (await whenWell(load)) - (await mend());
    await load.expectWindow(WELL, WINDOW);
    await load.end();
    await expectQuiet(services, before);
    return { slowest, recovery };
  } finally {
    // Also where things went otherwise, so that the next scenario begins well.
    await mend();
    await load.close();
  }
}

/** How long to send requests while things stay the same, in milliseconds. */
const WINDOW = 300;

/** The same for a look whether all is well. */
const LOOK = 60;

/** How long that may take, in milliseconds; programs that have just started need some time as well. */
const MOST_TO_GET_WELL = 5000;

const FOR_A_SLOW_MACHINE = 1000;

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => (result ??= work());
}

/** Looks again and again whether all is well, and tells when the first look began that found it so. */
async function whenWell(load: ObservedLoad): Promise<number> {
  const deadline = performance.now() + MOST_TO_GET_WELL;
  for (;;) {
    const start = performance.now();
    try {
      await load.expectWindow(WELL, LOOK, 200);
      return start;
    } catch (error) {
      if (start > deadline) throw error;
    }
  }
}
