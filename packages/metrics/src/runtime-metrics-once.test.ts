import perfHooks, { PerformanceObserver } from 'node:perf_hooks';

import { expect, it, vi } from 'vitest';

import { createMetrics } from './index.js';
import { RUNTIME_METRICS } from './runtime-metrics.js';
import { readExposition } from './testing/read-exposition.js';

// In a file, and so in a process state, of its own: what is collected once must not have been collected yet.
it('the process is observed once, however many registries show it', async () => {
  const observe = vi.spyOn(PerformanceObserver.prototype, 'observe');
  const monitor = vi.spyOn(perfHooks, 'monitorEventLoopDelay');
  createMetrics({ service: 'proxy', runtimeMetrics: false });
  expect([observe.mock.calls.length, monitor.mock.calls.length]).toEqual([0, 0]);

  const all = Array.from({ length: 50 }, () => createMetrics({ service: 'proxy' }));
  expect([observe.mock.calls.length, monitor.mock.calls.length]).toEqual([1, 1]);
  for (const metrics of all) {
    const names = readExposition((await metrics.scrape()).body).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...RUNTIME_METRICS]));
  }
});
