import type { RequestListener } from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { generateLoad, type LoadPlan } from './generate-load.js';
import { type LoadResult, problemOf } from './load-result.js';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.js';

let server: ScriptedServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('generateLoad', () => {
  it('sends what the plan says, at its rate', async () => {
    const seen: string[] = [];
    const started = performance.now();
    const result = await load(
      (request, response) => {
        seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
        response.end();
      },
      { rate: 100, seconds: 0.3, request: (index) => ({ method: 'GET', path: `/${String(index)}` }) },
    );
    expect(seen.sort()).toEqual(Array.from({ length: 30 }, (_, index) => `GET /${String(index)}`).sort());
    expect(result).toMatchObject({ due: 30, sent: 30, notSent: 0, statuses: new Map([[200, 30]]) });
    expect(performance.now() - started).toBeGreaterThanOrEqual(290);
  });

  it('sends headers and a body', async () => {
    const bodies: string[] = [];
    await load(
      (request, response) => {
        void request.setEncoding('utf8').once('data', (body: string) => {
          bodies.push(`${String(request.headers['x-kind'])} ${body}`);
          response.end();
        });
      },
      {
        rate: 10,
        seconds: 0.1,
        request: () => ({ method: 'POST', path: '/', headers: { 'x-kind': 'a' }, body: '{}' }),
      },
    );
    expect(bodies).toEqual(['a {}']);
  });

  it('measures to the last byte of an answer', async () => {
    const { latency } = await load(
      (_request, response) => {
        response.write('the first byte');
        setTimeout(() => response.end('the last'), 150);
      },
      { rate: 10, seconds: 0.1 },
    );
    expect(latency.percentile(50)).toBeGreaterThanOrEqual(149);
  });

  it('does not wait for answers before it sends', async () => {
    const result = await load((_request, response) => setTimeout(() => response.end(), 300), {
      rate: 100,
      seconds: 0.2,
    });
    expect(result).toMatchObject({ due: 20, notSent: 0, mostInFlight: 20 });
  });

  it('counts what it may not send, and holds the result for invalid', async () => {
    const result = await load((_request, response) => setTimeout(() => response.end(), 300), {
      rate: 100,
      seconds: 0.2,
      maxInFlight: 5,
    });
    expect(result).toMatchObject({ due: 20, sent: 5, notSent: 15, mostInFlight: 5 });
    expect(problemOf(result, 1_000)).toBe(
      '15 of 20 requests were not sent: too many were waiting for their answers',
    );
  });

  it('counts every end of a request, once', async () => {
    const ends: readonly RequestListener[] = [
      (_request, response) => response.end(),
      (_request, response) => response.writeHead(503).end(),
      (_request, response) => response.destroy(),
      (_request, response) =>
        response.writeHead(200, { 'content-length': 9 }).write('half', () => response.destroy()),
      () => undefined,
    ];
    const result = await load(
      (request, response) => ends[Number(request.url?.slice(1)) % ends.length]?.(request, response),
      {
        rate: 100,
        seconds: 0.2,
        timeout: 100,
        request: (index) => ({ method: 'GET', path: `/${String(index)}` }),
      },
    );
    expect(result.statuses).toEqual(
      new Map([
        [200, 4],
        [503, 4],
      ]),
    );
    expect(result.failures).toEqual(
      new Map([
        ['UND_ERR_SOCKET', 8],
        ['TIMEOUT', 4],
      ]),
    );
    expect(sumOf(result)).toBe(result.sent);
    // What was given up waited so long at least.
    expect(result.latency.percentile(90)).toBeGreaterThanOrEqual(99);
  });

  it('counts requests that nobody takes', async () => {
    server = await startScriptedServer(() => undefined);
    const { origin } = server;
    await server.stop();
    const result = await generateLoad({ ...PLAN, origin, rate: 100, seconds: 0.05 });
    expect(result.failures).toEqual(new Map([['ECONNREFUSED', 5]]));
  });

  it('gives each request its own patience', async () => {
    const result = await load((_request, response) => setTimeout(() => response.end(), 150), {
      rate: 20,
      seconds: 0.1,
      request: (index) => ({ method: 'GET', path: '/', ...(index === 0 && { timeout: 20 }) }),
    });
    expect(result).toMatchObject({ statuses: new Map([[200, 1]]), failures: new Map([['TIMEOUT', 1]]) });
  });

  it('goes on until it is told to stop, and waits for what is open', async () => {
    const controller = new AbortController();
    let requests = 0;
    const result = await load(
      (_request, response) => {
        requests += 1;
        if (requests === 5) controller.abort();
        setTimeout(() => response.end(), 100);
      },
      { rate: 100, signal: controller.signal },
    );
    expect(result.due).toBeGreaterThanOrEqual(5);
    expect(result.statuses).toEqual(new Map([[200, result.due]]));
  });

  it('refuses a rate that is none', async () => {
    const plan = { ...PLAN, origin: 'http://127.0.0.1:1' };
    await expect(generateLoad({ ...plan, rate: 0 })).rejects.toThrow('a load needs a rate above 0');
  });
});

describe('the lag of the generator', () => {
  it('is measured, and part of the latency', async () => {
    const result = await load((_request, response) => response.end(), {
      rate: 100,
      seconds: 0.3,
      request: (index) => {
        if (index === 10) block(200);
        return { method: 'GET', path: '/' };
      },
    });
    expect(result.due).toBe(30);
    expect(result.lag.max).toBeGreaterThanOrEqual(190);
    expect(result.latency.percentile(70)).toBeGreaterThanOrEqual(50);
    expect(problemOf(result, 20)).toMatch(
      /^the generator was late: one request in a hundred by more than \d+\.\d ms$/,
    );
    expect(problemOf(result, 10_000)).toBeUndefined();
  });
});

const PLAN: Omit<LoadPlan, 'origin'> = { request: () => ({ method: 'GET', path: '/' }), rate: 100 };

async function load(answer: RequestListener, plan: Partial<LoadPlan>): Promise<LoadResult> {
  server = await startScriptedServer(answer);
  return generateLoad({ ...PLAN, origin: server.origin, ...plan });
}

function sumOf({ statuses, failures }: LoadResult): number {
  return [...statuses.values(), ...failures.values()].reduce((sum, count) => sum + count, 0);
}

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
