import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { untilInterrupted } from './until-interrupted.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let told: string;

beforeEach(() => {
  told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function listeners(): number {
  return SIGNALS.reduce((sum, signal) => sum + process.listenerCount(signal), 0);
}

/** As the system does it; the process of the tests must not get a real one. */
function send(signal: (typeof SIGNALS)[number]): void {
  process.emit(signal, signal);
}

describe('untilInterrupted', () => {
  it('gives back what comes of it, and leaves nothing listening', async () => {
    const before = listeners();
    expect(await untilInterrupted(() => Promise.resolve(7))).toEqual({ result: 7 });
    await expect(untilInterrupted(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(listeners()).toBe(before);
    expect(told).toBe('');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'tells on %s what was begun, waits until that has ended, and gives exit code %i',
    async (name, exitCode) => {
      const before = listeners();
      let hasPutAway = false;
      const outcome = await untilInterrupted(async (signal) => {
        send(name);
        expect(signal.aborted).toBe(true);
        await new Promise((resolve) => setTimeout(resolve, 10));
        hasPutAway = true;
        throw signal.reason;
      });
      expect(outcome).toEqual({ exitCode });
      expect(hasPutAway).toBe(true);
      expect(listeners()).toBe(before);
      expect(told).toBe(`check-metrics: interrupted (${name}), so nothing is reported\n`);
    },
  );

  it('stays interrupted by the first signal, whatever comes after it, also a result', async () => {
    const outcome = await untilInterrupted(() => {
      send('SIGTERM');
      send('SIGINT');
      return Promise.resolve('done');
    });
    expect(outcome).toEqual({ exitCode: 143 });
    expect(told.match(/interrupted/g)).toHaveLength(1);
  });
});
