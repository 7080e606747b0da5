import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import {
  ConfigurationError,
  port,
  type ServiceProgram,
  type StartContext,
  type StartedService,
  startService,
} from './index.js';

const schema = z.object({ PORT: port(8080) });

describe('a service is started', () => {
  it('with its own variables and those of every service', async () => {
    const { ready } = await start(({ configuration, isTestMode }) => ({
      ready: { ...configuration, isTestMode },
    }));
    expect(ready).toMatchObject({
      PORT: 0,
      LOG_LEVEL: 'silent',
      SHUTDOWN_GRACE_SECONDS: 10_000,
      isTestMode: true,
    });
  });

  it('unless a variable of either kind is wrong, and names all of them', async () => {
    const environment = { PORT: 'x', LOG_LEVEL: 'loud' };
    const starting = startService(
      programOf(() => ({ ready: {} })),
      { environment, isTestMode: false },
    );
    await expect(starting).rejects.toThrow(
      new ConfigurationError([
        'PORT: must be a port from 0 to 65535',
        'LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent',
      ]),
    );
  });

  it('with metrics of its own name, which are handed out with it', async () => {
    const { metrics } = await start((context) => {
      context.metrics.record.ibex_proxy_rate_limited_total.inc({ result: 'denied' });
      return { ready: {} };
    });
    const { body } = await metrics.scrape();
    expect(body).toContain('ibex_process_up{service="proxy"} 1\n');
    expect(body).toContain('ibex_proxy_rate_limited_total{result="denied"} 1\n');
  });
});

describe('what was started is stopped, the last first', () => {
  const order: string[] = [];
  const part = (name: string) => () => Promise.resolve().then(() => order.push(name));

  afterEach(() => {
    order.length = 0;
  });

  it('when the service stops', async () => {
    const service = await start(({ onStop }) => {
      onStop(part('first'));
      onStop(part('second'));
      return { ready: {} };
    });
    expect(order).toEqual([]);
    await service.stop();
    expect(order).toEqual(['second', 'first']);
  });

  it('when the service does not start after all, which tells why it did not', async () => {
    const starting = start(({ onStop }) => {
      onStop(part('first'));
      onStop(() => Promise.reject(new Error('it does not stop')));
      onStop(part('third'));
      throw new Error('the port is taken');
    });
    await expect(starting).rejects.toThrow('the port is taken');
    expect(order).toEqual(['third', 'first']);
  });

  it('each of them, where one cannot be stopped', async () => {
    const service = await start(({ onStop }) => {
      onStop(part('first'));
      onStop(() => {
        throw new Error('it does not stop');
      });
      return { ready: {} };
    });
    await expect(service.stop()).rejects.toThrow('it does not stop');
    expect(order).toEqual(['first']);
  });
});

function start(how: Start) {
  return startService(programOf(how), { environment: { LOG_LEVEL: 'silent' }, isTestMode: true });
}

type Start = (context: StartContext<z.output<typeof schema>>) => StartedService;

function programOf(how: Start): ServiceProgram<typeof schema> {
  return {
    name: 'proxy',
    description: 'A service for tests',
    schema,
    testDefaults: { PORT: '0' },
    start: async (context) => Promise.resolve(how(context)),
  };
}
