import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Buckets } from './buckets.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How many of `attempts` requests are let through now. */
function allowed(buckets: Buckets, attempts: number, orgId = 'one'): number {
  return Array.from({ length: attempts }, () => buckets.take(orgId)).filter((wait) => wait === 0).length;
}

describe('the buckets in this process', () => {
  it('let through the allowance at once and no more', () => {
    expect(allowed(new Buckets({ requests: 600, windowSeconds: 60 }), 2000)).toBe(600);
    expect(allowed(new Buckets({ requests: 7, windowSeconds: 1 }), 2000)).toBe(7);
    expect(allowed(new Buckets({ requests: 1, windowSeconds: 86_400 }), 3)).toBe(1);
  });

  it('give the requests back one by one, evenly', () => {
    const buckets = new Buckets({ requests: 10, windowSeconds: 1 });
    allowed(buckets, 10);
    vi.advanceTimersByTime(99);
    expect(allowed(buckets, 5)).toBe(0);
    vi.advanceTimersByTime(1);
    expect(allowed(buckets, 5)).toBe(1);
    vi.advanceTimersByTime(300);
    expect(allowed(buckets, 5)).toBe(3);
    vi.advanceTimersByTime(60_000);
    expect(allowed(buckets, 50)).toBe(10);
  });

  it('say how long to wait, after which one request passes', () => {
    const buckets = new Buckets({ requests: 4, windowSeconds: 60 });
    allowed(buckets, 4);
    expect(buckets.take('one')).toBe(15_000);
    vi.advanceTimersByTime(14_000);
    expect(buckets.take('one')).toBe(1000);
    vi.advanceTimersByTime(1000);
    expect(allowed(buckets, 2)).toBe(1);
  });

  it('have no edge at which twice the allowance passes, as fixed windows have', () => {
    const buckets = new Buckets({ requests: 100, windowSeconds: 10 });
    // A fixed window begins with its first request, and would be over at 10 s.
    allowed(buckets, 1);
    vi.advanceTimersByTime(9999);
    const before = allowed(buckets, 1000);
    vi.advanceTimersByTime(2);
    expect(before + allowed(buckets, 1000)).toBe(100);
  });

  it('count refused requests for nothing', () => {
    const buckets = new Buckets({ requests: 2, windowSeconds: 2 });
    allowed(buckets, 1000);
    vi.advanceTimersByTime(1000);
    expect(allowed(buckets, 1000)).toBe(1);
  });

  it('are one for each organisation', () => {
    const buckets = new Buckets({ requests: 2, windowSeconds: 2 });
    expect(allowed(buckets, 5, 'one')).toBe(2);
    expect(allowed(buckets, 5, 'another')).toBe(2);
  });

  it('are bounded in number: those unused for longest are forgotten', () => {
    const buckets = new Buckets({ requests: 1, windowSeconds: 60 }, 100);
    for (let i = 0; i < 10_000; i += 1) buckets.take(`organisation ${String(i)}`);
    expect(buckets.count).toBe(100);
    expect(buckets.take('organisation 9999')).toBeGreaterThan(0);
    expect(buckets.take('organisation 0')).toBe(0);
  });
});
