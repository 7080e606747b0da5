import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import {
  ConfigurationError,
  createHttpServer,
  httpSettings,
  listen,
  port,
  Readiness,
  type ServiceProgram,
  startService,
} from './index.js';

const VARIABLES = { host: 'HOST', port: 'PORT' };

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
});

describe('without METRICS_PORT', () => {
  it('the metrics are on the port of the service', async () => {
    const { ready } = await start({});
    expect(Object.keys(ready)).toEqual(['http']);
    expect((await fetch(`${ready.http}/metrics`)).status).toBe(200);
  });
});

describe('with METRICS_PORT', () => {
  it('the metrics are there, and the ready line says where', async () => {
    const { ready } = await start({ METRICS_PORT: '0', METRICS_HOST: 'localhost' });
    expect(ready.metrics).toMatch(/^http:\/\/(?:127\.0\.0\.1|\[::1\]):\d+\/metrics$/);
    const response = await fetch(ready.metrics ?? '');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('\nibex_process_up{service="proxy"} 1\n');
  });

  it('they are nowhere else, and nothing else is there', async () => {
    const { ready } = await start({ METRICS_PORT: '0' });
    for (const url of [`${ready.http}/metrics`, new URL('/healthz', ready.metrics).href]) {
      const response = await fetch(url);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'unknown_route' } });
    }
    expect((await fetch(`${ready.http}/healthz`)).status).toBe(200);
  });

  it('they can be scraped until the service has stopped', async () => {
    let lastScrape = '';
    const service = await start({ METRICS_PORT: '0' }, async (url) => {
      lastScrape = await (await fetch(url)).text();
    });
    running.pop();
    await service.stop();
    expect(lastScrape).toContain('ibex_process_up{service="proxy"} 1\n');
    await expect(fetch(service.ready.metrics ?? '')).rejects.toThrow();
  });

  it('a port that is taken is named, and nothing is left running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port: taken } = other.address() as AddressInfo;
    await expect(start({ METRICS_PORT: String(taken) })).rejects.toThrow(
      new ConfigurationError([
        'METRICS_PORT: another program listens on this port; stop it or give another port',
      ]),
    );
    other.close();
  });

  it('it is a port, or the service does not start', async () => {
    await expect(start({ METRICS_PORT: 'yes' })).rejects.toThrow(
      'METRICS_PORT: must be a port from 0 to 65535',
    );
  });
});

// A type, since an interface could be of any other shape as well.
type Ready = Readonly<{ http: string; metrics?: string }>;

/** Starts a service, and does something as soon as it has stopped to answer. */
async function start(
  environment: Record<string, string>,
  afterStop: (metricsUrl: string) => Promise<void> = () => Promise.resolve(),
) {
  let metricsUrl = '';
  const program: ServiceProgram<typeof schema, { ready: Ready }> = {
    name: 'proxy',
    description: 'A service for tests',
    schema,
    testDefaults: { PORT: '0' },
    start: async ({ configuration, logger, metrics, onStop }) => {
      onStop(() => afterStop(metricsUrl));
      const readiness = new Readiness({});
      const server = createHttpServer({ logger, metrics, readiness, ...httpSettings(configuration) });
      onStop(() => server.close());
      return { ready: { http: await listen(server, { host: '127.0.0.1', port: 0 }, VARIABLES) } };
    },
  };
  const service = await startService(program, {
    environment: { LOG_LEVEL: 'silent', ...environment },
    isTestMode: true,
  });
  const ready: Ready = service.ready;
  metricsUrl = ready.metrics ?? '';
  running.push(service);
  return { ...service, ready };
}

const schema = z.object({ PORT: port(0) });
