import { Durations, type LoadResult } from '@ibex/load-generator';
import { describe, expect, it } from 'vitest';

import { whyTooHigh } from './why-too-high.js';

describe('whyTooHigh', () => {
  it('says nothing of a load that was sustained', () => {
    expect(whyTooHigh(result({}))).toBeUndefined();
  });

  it('names what was not answered', () => {
    expect(
      whyTooHigh(
        result({
          statuses: new Map([
            [200, 7],
            [503, 2],
          ]),
          failures: new Map([['TIMEOUT', 1]]),
        }),
      ),
    ).toBe('of 10 requests not all were answered 200: 2 × 503, 1 × TIMEOUT');
  });

  it('names what was not sent', () => {
    expect(whyTooHigh(result({ due: 15, notSent: 5 }))).toBe(
      '5 of 15 requests were not sent: too many were waiting for their answers',
    );
  });

  it('names a generator that was late, so that its lag is not taken for the proxy', () => {
    expect(whyTooHigh(result({ lag: tenOf(30) }))).toMatch(/^the generator was late/);
  });

  it('names a queue', () => {
    expect(whyTooHigh(result({ latency: tenOf(80) }))).toMatch(/^requests queue: p99 is 80/);
  });
});

function result(given: Partial<LoadResult>): LoadResult {
  return {
    due: 10,
    sent: 10,
    notSent: 0,
    statuses: new Map([[200, 10]]),
    failures: new Map(),
    latency: tenOf(2),
    lag: tenOf(0.5),
    mostInFlight: 1,
    ...given,
  };
}

function tenOf(milliseconds: number): Durations {
  const durations = new Durations();
  for (let count = 0; count < 10; count += 1) durations.record(milliseconds);
  return durations;
}
