import type { Metrics } from '@ibex/metrics';
import { expect } from 'vitest';

import { recorded, requestsIn } from './recorded.js';

/** Counts the requests that a proxy records from a moment on, whatever it recorded before. */
export interface Count {
  /**
   * Waits until no connection is open, so that nothing is still to come, and exactly these were recorded, in the
   * counter and in the histogram.
   *
   * @param expected - how often, by "METHOD route status"
   */
  toBe(expected: Readonly<Record<string, number>>): Promise<void>;
}

/** Begins to count. */
export async function countFromNow(metrics: Metrics): Promise<Count> {
  const before = await recordedIn(metrics);
  const since = async () => {
    const now = await recordedIn(metrics);
    return {
      counter: difference(now.counter, before.counter),
      histogram: difference(now.histogram, before.histogram),
    };
  };
  return {
    toBe: async (expected) => {
      await expect
        .poll(() => recorded(metrics, 'ibex_proxy_active_connections'), { timeout: 5000, interval: 10 })
        .toEqual({});
      await expect
        .poll(since, { timeout: 5000, interval: 10 })
        .toEqual({ counter: expected, histogram: expected });
      expect(metrics.invalidRecordings()).toEqual([]);
    },
  };
}

async function recordedIn(metrics: Metrics) {
  return {
    counter: await requestsIn(metrics, 'ibex_proxy_requests_total'),
    histogram: await requestsIn(metrics, 'ibex_proxy_request_duration_seconds_count'),
  };
}

function difference(now: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(now)
      .map(([labels, value]): [string, number] => [labels, value - (before[labels] ?? 0)])
      .filter(([, value]) => value !== 0),
  );
}
