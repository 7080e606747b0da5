import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import * as real from '@ibex/metrics';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

import * as silent from './silent-metrics.js';

describe('silent metrics', () => {
  it('have all that the real ones have', () => {
    expect(Object.keys(silent).sort()).toEqual(Object.keys(real).sort());
    const [one, other] = [silent, real].map((module) => module.createMetrics({ service: 'proxy' }));
    expect(Object.keys(one ?? {}).sort()).toEqual(Object.keys(other ?? {}).sort());
    expect(Object.keys(one?.record ?? {})).toEqual(Object.keys(other?.record ?? {}));
  });

  it('record nothing, by any method', async () => {
    const metrics = silent.createMetrics({ service: 'proxy' });
    const { record } = metrics;
    const before = (await metrics.scrape()).body;
    record.ibex_proxy_rate_limit_redis_errors_total.inc();
    record.ibex_proxy_active_connections.set(3);
    record.ibex_proxy_active_connections.inc();
    record.ibex_proxy_active_connections.dec();
    record.ibex_db_query_duration_seconds.observe({ operation: 'ping' }, 1);
    record.ibex_db_query_duration_seconds.startTimer()({ operation: 'ping' });
    expect((await metrics.scrape()).body).toBe(before);
  });

  it('are what a program gets that is started with the hook', async () => {
    const hook = join(import.meta.dirname, '../../../dist/services/without-metrics/register.js');
    const script = `
      import { createMetrics, methodLabel } from '@ibex/metrics';
      const { record, scrape } = createMetrics({ service: 'proxy', runtimeMetrics: false });
      record.ibex_proxy_rate_limit_redis_errors_total.inc();
      const line = (await scrape()).body.match(/^ibex_proxy_rate_limit_redis_errors_total .*$/m)[0];
      console.log(methodLabel('GET'), line);`;
    const run = (...options: readonly string[]) =>
      execa(process.execPath, [...options, '--input-type=module', '--eval', script], {
        cwd: import.meta.dirname,
      });
    expect((await run('--import', pathToFileURL(hook).href)).stdout).toBe(
      'GET ibex_proxy_rate_limit_redis_errors_total 0',
    );
    expect((await run()).stdout).toBe('GET ibex_proxy_rate_limit_redis_errors_total 1');
  });
});
