import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { createMetrics, type MetricsHandler } from './index.js';

const running: ReturnType<typeof createServer>[] = [];

afterEach(async () => {
  await Promise.all(
    running.splice(0).map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    ),
  );
});

describe('the handler of /metrics', () => {
  it('answers GET with the exposition, its type and length, and is never cached', async () => {
    const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
    const response = await fetch(await serve(metrics.handler));
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('vary')).toBe('Accept');
    expect(body).toBe((await metrics.scrape()).body);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const url = await serve(createMetrics({ service: 'proxy', runtimeMetrics: false }).handler);
    const [get, head] = [await fetch(url), await fetch(url, { method: 'HEAD' })];
    expect(head.status).toBe(200);
    for (const header of ['content-type', 'content-length', 'cache-control', 'vary']) {
      expect(head.headers.get(header)).toBe(get.headers.get(header));
    }
    expect(await get.text()).not.toBe('');
    expect(await head.text()).toBe('');
  });

  it('answers in OpenMetrics whoever prefers that, and in text everyone else', async () => {
    const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
    const url = await serve(metrics.handler);
    const ask = async (accept: string) => {
      const response = await fetch(url, { headers: { accept } });
      return { type: response.headers.get('content-type'), body: await response.text() };
    };
    const [openMetrics, text] = await Promise.all([
      ask('application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1'),
      ask('text/plain;version=0.0.4, */*;q=0.1'),
    ]);
    expect(openMetrics).toEqual({
      type: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
      body: (await metrics.scrape('openmetrics')).body,
    });
    expect(text).toEqual({
      type: 'text/plain; version=0.0.4; charset=utf-8',
      body: (await metrics.scrape('text')).body,
    });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])(
    'answers %s with 405 and says what is allowed',
    async (method) => {
      const response = await fetch(await serve(createMetrics({ service: 'proxy' }).handler), { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
      expect(await response.text()).toBe('use GET\n');
    },
  );

  it('answers 500 where the scrape fails, without the cause, and works again when it does not', async () => {
    const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
    let isBroken = true;
    metrics.beforeScrape(() => {
      if (isBroken) throw new Error('postgres://ibex:hunter2@db is gone');
    });
    const url = await serve(metrics.handler);

    const failed = await fetch(url);
    expect(failed.status).toBe(500);
    expect(failed.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await failed.text()).toBe('the metrics could not be rendered\n');

    isBroken = false;
    expect((await fetch(url)).status).toBe(200);
  });

  it('tells why the scrape failed, and answers even where whoever is told fails too', async () => {
    const causes: unknown[] = [];
    const metrics = createMetrics({
      service: 'proxy',
      runtimeMetrics: false,
      onScrapeError: (error) => {
        causes.push(error);
        throw new Error('the log is full');
      },
    });
    const cause = new Error('the pool is gone');
    metrics.beforeScrape(() => {
      throw cause;
    });
    const response = await fetch(await serve(metrics.handler));
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('the metrics could not be rendered\n');
    expect(causes).toEqual([cause]);
  });

  it('shows what was recorded between two scrapes', async () => {
    const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
    const url = await serve(metrics.handler);
    const line = 'ibex_proxy_rate_limit_redis_errors_total ';
    expect(await (await fetch(url)).text()).toContain(`${line}0\n`);
    metrics.record.ibex_proxy_rate_limit_redis_errors_total.inc();
    expect(await (await fetch(url)).text()).toContain(`${line}1\n`);
  });
});

async function serve(handler: MetricsHandler): Promise<string> {
  const server = createServer(handler);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/metrics`;
}
