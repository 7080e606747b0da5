import { setTimeout as pause } from 'node:timers/promises';

import { expect, vi } from 'vitest';

import { type Counters, increase, scrape } from './counters.js';
import type { Condition, Moves } from './scenario.js';
import type { ServicesToBreak } from './services-to-break.js';
import { outcomesOf, requestsCounted, sumOf } from './steady-ledger.js';
import { type Answer, type SteadyLoad, steadyLoad } from './steady-load.js';

/** A steady load through the proxy, of which every answer is compared with what is counted. */
export class ObservedLoad {
  readonly #services: ServicesToBreak;
  readonly #load: SteadyLoad;
  readonly #atFirst: Counters;
  #counted: Moves = {};

  private constructor(services: ServicesToBreak, atFirst: Counters) {
    this.#services = services;
    this.#atFirst = atFirst;
    const { proxy, token } = services;
    this.#load = steadyLoad({ url: proxy.ready.http, token, perSecond: 50, deadline: CLIENT_DEADLINE });
  }

  /** Makes a load that does not run yet. */
  static async of(services: ServicesToBreak): Promise<ObservedLoad> {
    return new ObservedLoad(services, await scrape(services.proxy.ready.http));
  }

  /**
   * Runs in a time in which things are the same from the first request to the last. Every client comes away with the
   * same, and in both services exactly those series move that are to move with each request.
   *
   * @param milliseconds - how long to send requests
   * @param settlesWithin - how long what is counted may stay behind what clients saw, in milliseconds
   */
  async expectWindow(
    condition: Condition,
    milliseconds: number,
    settlesWithin = 2000,
  ): Promise<readonly Answer[]> {
    const before = await this.#scrapeBoth(condition);
    const answers = await this.#runDuring(() => pause(milliseconds));
    expect(outcomesOf(answers)).toEqual({ [condition.outcome]: answers.length });
    const ofEach = (moves: Moves) => sumOf(answers.map(() => moves));
    const expected = {
      proxy: { ...ofEach(condition.proxy), ...requestsCounted(answers) },
      auth: condition.auth && ofEach(condition.auth),
    };
    await vi.waitFor(
      async () => {
        expect(movedBetween(before, await this.#scrapeBoth(condition))).toEqual(expected);
      },
      { timeout: settlesWithin, interval: 20 },
    );
    return answers;
  }

  /**
   * Runs in a time in the middle of which things change.
   *
   * @param outcomes - what clients may come away with
   */
  async expectEdge(outcomes: readonly string[], change: () => unknown): Promise<void> {
    const answers = await this.#runDuring(async () => {
      await pause(AROUND_AN_EDGE);
      await change();
      await pause(AROUND_AN_EDGE);
    });
    expect(outcomes).toEqual(expect.arrayContaining(Object.keys(outcomesOf(answers))));
  }

  /** Closes the clients' connections. From first to last, the proxy has to have counted exactly what was answered. */
  async end(): Promise<void> {
    await this.close();
    const moved = increase(this.#atFirst, await scrape(this.#services.proxy.ready.http));
    expect(ofRoute(moved, (route) => route.startsWith('/v1/'))).toEqual(this.#counted);
  }

  /** Closes the clients' connections, whatever was counted. */
  async close(): Promise<void> {
    await this.#load.close();
  }

  async #runDuring(work: () => Promise<unknown>): Promise<readonly Answer[]> {
    const stop = this.#load.start();
    await work().finally(stop);
    const answers = await stop();
    this.#counted = sumOf([this.#counted, requestsCounted(answers)]);
    return answers;
  }

  async #scrapeBoth(condition: Condition): Promise<BothScrapes> {
    const { proxy, auth } = this.#services;
    const [ofProxy, ofAuth] = await Promise.all([
      scrape(proxy.ready.http),
      condition.auth && scrape(auth.current().ready.http),
    ]);
    return { proxy: ofProxy, auth: ofAuth };
  }
}

/** Longer than the limits of all parts together, in milliseconds. */
const CLIENT_DEADLINE = 3000;

/** How long to send requests before and after a change, in milliseconds. */
const AROUND_AN_EDGE = 100;

interface BothScrapes {
  readonly proxy: Counters;
  /** Absent where auth cannot be asked. */
  readonly auth: Counters | undefined;
}

function movedBetween(before: BothScrapes, after: BothScrapes) {
  return {
    proxy: ofRoute(increase(before.proxy, after.proxy), (route) => route !== '/metrics'),
    auth: before.auth && after.auth && increase(before.auth, after.auth),
  };
}

/** Leaves out the requests to other routes; what is of no route is kept. */
function ofRoute(moves: Moves, isKept: (route: string) => boolean): Moves {
  return Object.fromEntries(
    Object.entries(moves).filter(([series]) => isKept(/\broute="([^"]*)"/.exec(series)?.[1] ?? '')),
  );
}
