import { describe, expect, it } from 'vitest';

import { Readiness } from './index.js';

const ok = () => Promise.resolve();
const failing = () => Promise.reject(new Error('postgres://ibex:hunter2@db does not answer'));

describe('a service', () => {
  it('is ready when every part answers', async () => {
    expect(await new Readiness({ database: ok, auth: ok }).report()).toEqual({
      status: 'ready',
      checks: { database: 'ok', auth: 'ok' },
    });
  });

  it('is ready when it needs nothing', async () => {
    expect(await new Readiness({}).report()).toEqual({ status: 'ready', checks: {} });
  });

  it('is not ready when one part fails, and tells which without the cause', async () => {
    expect(await new Readiness({ database: failing, auth: ok }).report()).toEqual({
      status: 'not ready',
      checks: { database: 'failing', auth: 'ok' },
    });
  });

  it('is not ready when a check throws before it has a promise', async () => {
    const throwing = () => {
      throw new Error('no pool');
    };
    expect(await new Readiness({ database: throwing }).report()).toMatchObject({ status: 'not ready' });
  });

  it('is ready again when the part answers again', async () => {
    let isUp = false;
    const readiness = new Readiness({ database: () => (isUp ? ok() : failing()) });
    expect((await readiness.report()).status).toBe('not ready');
    isUp = true;
    expect((await readiness.report()).status).toBe('ready');
  });

  it('is draining from when it is about to stop, whatever its parts say', async () => {
    const readiness = new Readiness({ database: ok, auth: failing });
    readiness.drain();
    expect(await readiness.report()).toEqual({
      status: 'draining',
      checks: { database: 'ok', auth: 'failing' },
    });
  });

  it('asks all of its parts at once', async () => {
    const asked: string[] = [];
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const check = (name: string) => () => {
      asked.push(name);
      return answered;
    };
    const report = new Readiness({ database: check('database'), auth: check('auth') }).report();
    expect(asked).toEqual(['database', 'auth']);
    answer();
    expect((await report).status).toBe('ready');
  });
});
