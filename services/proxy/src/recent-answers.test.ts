import { status as GrpcStatus } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { AuthUnavailableError } from './auth-unavailable-error.js';
import { RecentAnswers } from './recent-answers.js';

const TIME_TO_LIVE = 5000;
const TIMEOUT = 1000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start({ goodFor = Infinity, size = 100, timeToLive = TIME_TO_LIVE } = {}) {
  const answers = new RecentAnswers<string>({ size, timeToLive, timeout: TIMEOUT, goodFor: () => goodFor });
  let asked = 0;
  /** Gets an answer which, if auth is asked, takes a while. */
  const get = (key: string, takes = 0) =>
    answers.get(key, async () => {
      const number = (asked += 1);
      if (takes >= TIMEOUT) {
        await new Promise((resolve) => setTimeout(resolve, TIMEOUT));
        throw new AuthUnavailableError(GrpcStatus.DEADLINE_EXCEEDED);
      }
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
      return `answer ${String(number)}`;
    });
  return { answers, get, asked: () => asked };
}

describe('an answer that is kept', () => {
  it('is used until its time is over, to the millisecond, and is not refreshed by that', async () => {
    const { get } = start();
    expect(await get('key')).toBe('answer 1');
    for (let i = 0; i < 4999; i += 1) {
      vi.advanceTimersByTime(1);
      expect(await get('key')).toBe('answer 1');
    }
    vi.advanceTimersByTime(1);
    expect(await get('key')).toBe('answer 2');
  });

  it('is as old as its question', async () => {
    const { get } = start();
    const first = get('key', 900);
    await vi.advanceTimersByTimeAsync(900);
    expect(await first).toBe('answer 1');
    vi.advanceTimersByTime(4099);
    expect(await get('key')).toBe('answer 1');
    vi.advanceTimersByTime(1);
    expect(await get('key')).toBe('answer 2');
  });

  it('is used no longer than it is good in itself', async () => {
    const { get } = start({ goodFor: 1500 });
    await get('key');
    vi.advanceTimersByTime(1499);
    expect(await get('key')).toBe('answer 1');
    vi.advanceTimersByTime(1);
    expect(await get('key')).toBe('answer 2');
  });

  it.each([0, -1000])('is none where it is good for %i ms', async (goodFor) => {
    const { get, answers } = start({ goodFor });
    await get('key');
    expect(await get('key')).toBe('answer 2');
    expect(answers.count).toBe(0);
  });

  it('is one of a bounded number', async () => {
    const { get, answers } = start({ size: 10 });
    for (let i = 0; i < 1000; i += 1) await get(`key ${String(i)}`);
    expect(answers.count).toBe(10);
    expect(await get('key 999')).toBe('answer 1000');
    expect(await get('key 0')).toBe('answer 1001');
  });
});

describe('a question that is open', () => {
  it('is asked once for all who want to know', async () => {
    const { get, asked } = start();
    const all = Promise.all(Array.from({ length: 50 }, () => get('key', 500)));
    await vi.advanceTimersByTimeAsync(500);
    expect(new Set(await all)).toEqual(new Set(['answer 1']));
    expect(asked()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps nobody waiting beyond their own time, nor takes away from it', async () => {
    const { get, asked } = start();
    const end = async (answer: Promise<string>) => {
      const from = performance.now();
      const outcome = await answer.catch((error: unknown) => (error as AuthUnavailableError).grpcStatus);
      return [outcome, performance.now() - from];
    };
    const first = end(get('key', TIMEOUT));
    await vi.advanceTimersByTimeAsync(600);
    // It joins the first question, which fails 400 ms later, and asks for itself with the 600 ms it has left.
    const second = end(get('key', 300));
    const third = end(get('key', TIMEOUT));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await first).toEqual(['DEADLINE_EXCEEDED', TIMEOUT]);
    expect(await second).toEqual(['answer 2', 700]);
    expect(await third).toEqual(['answer 2', 700]);
    expect(asked()).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is over for each at their own deadline where no answer ever comes', async () => {
    const { get } = start();
    const waits: number[] = [];
    const wait = async () => {
      const from = performance.now();
      await get('key', TIMEOUT).catch(() => undefined);
      waits.push(performance.now() - from);
    };
    void wait();
    for (let i = 0; i < 9; i += 1) {
      await vi.advanceTimersByTimeAsync(90);
      void wait();
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(waits).toEqual(Array.from({ length: 10 }, () => TIMEOUT));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not joined once its answer would be too old', async () => {
    const { get, asked } = start({ timeToLive: 100 });
    const first = get('key', 500);
    await vi.advanceTimersByTimeAsync(99);
    const second = get('key', 500);
    await vi.advanceTimersByTimeAsync(1);
    const third = get('key', 500);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await Promise.all([first, second, third])).toEqual(['answer 1', 'answer 1', 'answer 2']);
    expect(asked()).toBe(2);
  });

  it('that fails otherwise fails for all, and is forgotten', async () => {
    const { answers, get } = start();
    let asked = 0;
    const fail = () => {
      asked += 1;
      return Promise.reject(new AuthUnavailableError(GrpcStatus.UNAVAILABLE));
    };
    const all = await Promise.allSettled([answers.get('key', fail), answers.get('key', fail)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toBe(1);
    expect(await get('key')).toBe('answer 1');
  });
});
