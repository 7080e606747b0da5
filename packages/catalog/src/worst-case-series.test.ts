import { describe, expect, it } from 'vitest';

import {
  counter,
  defineCatalog,
  enumeration,
  gauge,
  grpcStatusCodes,
  histogram,
  httpMethods,
  httpStatusCodes,
  metricBound,
  type MetricDefinition,
  routeTemplates,
  worstCaseSeries,
} from './index.js';

const labels = {
  route: routeTemplates(['/v1/models', '/v1/models/:id']),
  method: httpMethods(),
  status_code: httpStatusCodes([200, 404, 500]),
};
const catalog = defineCatalog({
  prefix: 'ibex',
  services: ['proxy', 'auth'],
  bucketSets: { sizes: [1024, 2048] },
  metrics: [
    gauge('ibex_proxy_connections', { help: 'Connections' }),
    counter('ibex_auth_calls_total', { help: 'Calls', labels: { status: grpcStatusCodes() } }),
    counter('ibex_proxy_requests_total', { help: 'Requests', labels, initial: [] }),
    histogram('ibex_proxy_request_seconds', { help: 'Time', labels, initial: [] }),
    histogram('ibex_proxy_request_bytes', {
      help: 'Size',
      labels: { direction: enumeration(['in', 'out']) },
      buckets: [1024, 2048],
    }),
  ],
});

describe('worstCaseSeries', () => {
  it('is what a target exposes when every combination of label values has been recorded', () => {
    const bound = worstCaseSeries(catalog);
    const everySeries = catalog.metrics.map((definition) => allSeriesOf(definition));
    expect(bound.metrics.map(({ series }) => series)).toEqual(everySeries.map(({ size }) => size));
    expect(bound.total).toBe(new Set(everySeries.flatMap((series) => [...series])).size);
  });

  it('tells the combinations of labels and the series of each', () => {
    expect(worstCaseSeries(catalog).metrics).toEqual([
      { name: 'ibex_proxy_connections', labelSets: 1, seriesPerLabelSet: 1, series: 1 },
      { name: 'ibex_auth_calls_total', labelSets: 17, seriesPerLabelSet: 1, series: 17 },
      { name: 'ibex_proxy_requests_total', labelSets: 120, seriesPerLabelSet: 1, series: 120 },
      // Ten buckets, the one for +Inf, the sum and the count.
      { name: 'ibex_proxy_request_seconds', labelSets: 120, seriesPerLabelSet: 13, series: 1560 },
      { name: 'ibex_proxy_request_bytes', labelSets: 2, seriesPerLabelSet: 5, series: 10 },
    ]);
  });

  it('is the same for a metric alone', () => {
    expect(catalog.metrics.map((definition) => metricBound(definition))).toEqual(
      worstCaseSeries(catalog).metrics,
    );
  });

  it('is zero for a catalog without metrics', () => {
    expect(worstCaseSeries({ ...catalog, metrics: [] })).toEqual({ metrics: [], total: 0 });
  });
});

/** Every line of an exposition there can be, written out. */
function allSeriesOf(definition: MetricDefinition): Set<string> {
  const lines = new Set<string>();
  const write = (written: readonly string[], [label, ...others]: readonly string[]): void => {
    if (label !== undefined) {
      for (const value of definition.labels[label]?.values ?? [])
        write([...written, `${label}="${value}"`], others);
      return;
    }
    const line = (suffix: string, ...own: readonly string[]) =>
      lines.add(`${definition.name}${suffix}{${[...written, ...own].join(',')}}`);
    if (definition.type === 'histogram') {
      for (const bound of [...definition.buckets, '+Inf']) line('_bucket', `le="${String(bound)}"`);
      line('_sum');
      line('_count');
    } else {
      line('');
    }
  };
  write([], Object.keys(definition.labels));
  return lines;
}
