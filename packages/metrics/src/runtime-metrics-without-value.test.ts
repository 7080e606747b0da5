import perfHooks from 'node:perf_hooks';

import { validateExposition } from '@ibex/exposition';
import { expect, it, vi } from 'vitest';

import { createMetrics, type ScrapeFormat } from './index.js';

// In a file, and so in a process state, of its own: what is collected once must not have been collected yet.
it.each<ScrapeFormat>(['text', 'openmetrics'])(
  'what has no value yet is NaN, not what prom-client calls it (%s)',
  async (format) => {
    vi.spyOn(perfHooks, 'monitorEventLoopDelay').mockImplementation(
      () => ({ enable: () => true, reset: () => undefined, mean: NaN, percentile: () => 1 }) as never,
    );
    const { body } = await createMetrics({ service: 'proxy' }).scrape(format);
    expect(body).toMatch(/^nodejs_eventloop_lag_mean_seconds NaN$/m);
    expect(body).not.toContain(' Nan');
    expect(validateExposition(body, { format }).problems).toEqual([]);
  },
);
