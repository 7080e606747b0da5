import { isInstalled, type Prometheus, startPrometheus } from '@ibex/test-programs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { ibexCatalog } from '@ibex/metrics/catalog';

import { type RunningServices, startServices } from './running-services.js';

describe.runIf(isInstalled('prometheus'))('a Prometheus server that scrapes both services', () => {
  let services: RunningServices;
  let prometheus: Prometheus;

  beforeAll(async () => {
    services = await startServices();
    prometheus = await startPrometheus({
      auth: hostOf(services.auth.ready.http),
      proxy: hostOf(services.proxy.ready.http),
    });
  });

  afterAll(async () => {
    await prometheus.stop();
    await services.stop();
  });

  it('stores all families of the catalog for both jobs', async () => {
    await vi.waitFor(
      async () => {
        const up = await prometheus.query('up');
        expect(up.map(({ labels, value }) => [labels['job'], value]).sort()).toEqual([
          ['auth', 1],
          ['proxy', 1],
        ]);
      },
      { timeout: 20_000, interval: 250 },
    );
    // A histogram is stored as three names, of which `_count` stands for the family.
    const names = ibexCatalog.metrics.map(({ name, type }) =>
      type === 'histogram' ? `${name}_count` : name,
    );
    const families = await prometheus.query(
      `count by (job) (count by (job, __name__) ({__name__=~"${names.join('|')}"}))`,
    );
    expect(Object.fromEntries(families.map(({ labels, value }) => [labels['job'], value]))).toEqual({
      auth: ibexCatalog.metrics.length,
      proxy: ibexCatalog.metrics.length,
    });
    const series = await prometheus.query('count by (job) ({__name__=~"ibex_.*"})');
    expect(series.map(({ labels }) => labels['job']).sort()).toEqual(['auth', 'proxy']);
    expect(series.every(({ value }) => value > 200)).toBe(true);
  });

  it('sees each service up by its own word', async () => {
    const up = await prometheus.query('ibex_process_up');
    expect(up.map(({ labels, value }) => [labels['job'], labels['service'], value]).sort()).toEqual([
      ['auth', 'auth', 1],
      ['proxy', 'proxy', 1],
    ]);
  });
});

function hostOf(url: string): string {
  return new URL(url).host;
}
