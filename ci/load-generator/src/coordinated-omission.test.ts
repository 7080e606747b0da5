import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Durations } from './durations.js';
import { generateLoad } from './generate-load.js';
import { problemOf } from './load-result.js';
import { type SeparateServer, startSeparateServer } from './testing/separate-server.js';

const FREEZE = 500;

describe('a server that freezes for half a second', () => {
  let server: SeparateServer;

  beforeEach(async () => {
    server = await startSeparateServer();
  });

  afterEach(() => server.stop());

  it.each(['constant', 'poisson'] as const)(
    'is seen by all the requests that were due meanwhile (%s arrivals)',
    async (arrivals) => {
      const [result] = await Promise.all([
        generateLoad({
          origin: server.origin,
          request: () => ({ method: 'GET', path: '/' }),
          rate: 200,
          seconds: 1.2,
          arrivals,
        }),
        pause(300).then(() => server.freeze(FREEZE)),
      ]);
      expect(result.statuses).toEqual(new Map([[200, result.due]]));
      // Of some 240 requests some 100 were due in the freeze, and waited from half a second down to nothing.
      const { latency } = result;
      expect(latency.max).toBeGreaterThan(FREEZE * 0.97);
      expect(latency.percentile(99)).toBeGreaterThan(FREEZE * 0.9);
      expect(latency.percentile(90)).toBeGreaterThan(FREEZE * 0.5);
      expect(latency.percentile(75)).toBeGreaterThan(FREEZE * 0.15);
      expect(latency.percentile(25)).toBeLessThan(FREEZE * 0.1);
      expect(problemOf(result, 200)).toBeUndefined();
    },
  );

  it('is one slow request among hundreds for a closed loop, which is why there is none here', async () => {
    const latency = new Durations();
    const freeze = pause(300).then(() => server.freeze(FREEZE));
    const end = performance.now() + 1_200;
    while (performance.now() < end) {
      const sent = performance.now();
      await (await fetch(server.origin)).arrayBuffer();
      latency.record(performance.now() - sent);
    }
    await freeze;
    expect(latency.count).toBeGreaterThan(100);
    expect(latency.max).toBeGreaterThan(FREEZE * 0.9);
    expect(latency.percentile(99)).toBeLessThan(FREEZE * 0.2);
  });
});
