import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { ConfigurationError, createHttpServer, port, Readiness, runService, UsageError } from '../index.js';

/** A service that does what `EXAMPLE_*` tells it, for `run-service.test.ts` to run as a program. */
await runService({
  name: 'proxy',
  description: 'A service for tests',
  schema: z.object({
    PORT: port(0),
    API_KEY: z.string('give the key of the upstream').startsWith('sk-', 'must begin with "sk-"'),
    EXAMPLE_START: z.enum(['well', 'slowly', 'fails', 'is not configured']).default('well'),
    EXAMPLE_STOP: z.enum(['well', 'fails', 'hangs']).default('well'),
  }),
  testDefaults: { API_KEY: 'sk-test', PORT: '0' },
  start: async ({ configuration, isTestMode, logger, metrics, onStop }) => {
    const { API_KEY, EXAMPLE_START, EXAMPLE_STOP, PORT } = configuration;
    if (EXAMPLE_START === 'slowly') {
      logger.info('starting');
      await sleep(400);
    }
    if (EXAMPLE_START === 'fails') throw new Error('the database does not answer');
    if (EXAMPLE_START === 'is not configured') {
      throw new ConfigurationError(['API_KEY: the upstream does not know this key']);
    }
    const readiness = new Readiness({});
    const server = createHttpServer({ logger, metrics, readiness });
    server.get('/slow', async () => {
      await sleep(400);
      return { answered: true };
    });
    server.get('/crash', () => {
      setTimeout(() => {
        throw new Error('nobody handles this');
      });
      return { answered: true };
    });
    server.get('/break-metrics', () => {
      // eslint-disable-next-line ibex-metrics/bounded-label-values -- a test wants the service to report an invalid recording
      metrics.record.ibex_proxy_rate_limited_total.inc({ result: 'made up' as 'denied' });
      metrics.beforeScrape(() => {
        throw new Error('what is measured is gone');
      });
      return { answered: true };
    });
    onStop(async () => {
      if (EXAMPLE_STOP === 'fails') throw new Error('it does not stop');
      if (EXAMPLE_STOP === 'hangs') await new Promise(() => undefined);
      await server.close();
      logger.info('everything is closed');
    });
    const url = await server.listen({ host: '127.0.0.1', port: PORT });
    return { ready: { url, isTestMode, hasTestKey: API_KEY === 'sk-test' } };
  },
  addCommands: (program, environment) => {
    program.command('greet <name>').action(async (name: string) => {
      if (name === 'nobody') throw new UsageError('name: is nobody; give somebody');
      await sleep(1);
      if (name === 'no-key') throw new ConfigurationError(['API_KEY: is not set']);
      if (name === 'absent') throw new Error('nobody of this name is there');
      process.stdout.write(`hello ${name} of ${environment['API_KEY'] ?? 'no key'}\n`);
    });
  },
});
