import { describe, expect, it } from 'vitest';

import { oneAtATime } from './one-at-a-time.js';

describe('what is run one at a time', () => {
  it('runs for each who asks when it does not run', async () => {
    const { ask, runs, end } = controlled();
    const first = ask();
    end('one');
    expect(await first).toBe('one');
    const second = ask();
    end('two');
    expect(await second).toBe('two');
    expect(runs()).toBe(2);
  });

  it('runs once more for all who ask while it runs, and begins when it has ended', async () => {
    const { ask, runs, end } = controlled();
    const first = ask();
    const others = [ask(), ask(), ask()];
    expect(runs()).toBe(1);
    end('one');
    expect(await first).toBe('one');
    expect(runs()).toBe(2);
    // By now the next has begun, so this one cannot have a share in it.
    const last = ask();
    end('two');
    expect(await Promise.all(others)).toEqual(['two', 'two', 'two']);
    end('three');
    expect(await last).toBe('three');
    expect(runs()).toBe(3);
  });

  it('goes on after a failure, which only those see who asked for that run', async () => {
    const { ask, end, fail } = controlled();
    const first = ask();
    const second = ask();
    fail(new Error('the pool is gone'));
    await expect(first).rejects.toThrow('the pool is gone');
    end('two');
    expect(await second).toBe('two');
    const third = ask();
    end('three');
    expect(await third).toBe('three');
  });

  it('never runs twice at a time, whenever it is asked', async () => {
    let running = 0;
    let most = 0;
    const ask = oneAtATime(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    const asked: Promise<void>[] = [];
    for (let index = 0; index < 50; index += 1) {
      const one = ask();
      asked.push(one);
      // Right after the end of one is where two could begin.
      void one.then(() => asked.push(ask(), ask()));
      if (index % 3 === 0) await one;
    }
    await Promise.all(asked);
    expect(most).toBe(1);
  });
});

function controlled() {
  const runs: PromiseWithResolvers[] = [];
  return {
    ask: oneAtATime(() => new Promise<string>((resolve, reject) => runs.push({ resolve, reject }))),
    runs: () => runs.length,
    end: (result: string) => runs.at(-1)?.resolve(result),
    fail: (error: Error) => runs.at(-1)?.reject(error),
  };
}

interface PromiseWithResolvers {
  readonly resolve: (result: string) => void;
  readonly reject: (error: Error) => void;
}
