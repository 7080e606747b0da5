import { initialSeries, labelCosts, LATENCY_BUCKETS, worstCaseSeries } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import defaultExport, { ibexCatalog } from './ibex-catalog.js';

/** The table of the milestone document (1.3.2), word for word. */
const DOCUMENT = `
| Metric Name | Type | Labels | Description |
|---|---|---|---|
| ibex_proxy_request_duration_seconds | Histogram | route, method, status_code | End-to-end proxy request duration |
| ibex_proxy_requests_total | Counter | route, method, status_code | Total requests to the proxy |
| ibex_proxy_active_connections | Gauge | — | Currently open HTTP connections |
| ibex_proxy_rate_limited_total | Counter | result (allowed/denied) | Rate limit check outcomes |
| ibex_proxy_rate_limit_redis_errors_total | Counter | — | Redis failures during rate limiting |
| ibex_auth_validate_token_duration_seconds | Histogram | result (ok/error/revoked) | Auth gRPC ValidateToken call duration |
| ibex_auth_validate_agent_duration_seconds | Histogram | result (ok/error/not_found) | Auth gRPC ValidateAgent call duration |
| ibex_auth_grpc_requests_total | Counter | method, status | Auth gRPC call outcomes |
| ibex_db_query_duration_seconds | Histogram | operation | Database query duration |
| ibex_db_pool_open_connections | Gauge | state (in_use/idle) | DB connection pool state |
| ibex_process_up | Gauge | service | 1 if the service is running |
`;

/** `LatencyBuckets` of the document, without its trailing zeros. */
const DOCUMENT_BUCKETS = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];

const documented = DOCUMENT.trim()
  .split('\n')
  .slice(2)
  .map((line) => {
    const [name = '', type = '', labels = '', help = ''] = line.slice(2, -2).split(' | ');
    const [, label, values] = /^(\w+) \((.+)\)$/.exec(labels) ?? [];
    return {
      name,
      type: type.toLowerCase(),
      labels: labels === '—' ? [] : label === undefined ? labels.split(', ') : [label],
      values: values?.split('/'),
      help,
    };
  });

describe('the IBEX catalog is the one of the document', () => {
  it('with its eleven metrics: names, types, labels, help texts, in its order', () => {
    expect(documented).toHaveLength(11);
    expect(
      ibexCatalog.metrics.map(({ name, type, labels, help }) => ({
        name,
        type,
        labels: Object.keys(labels),
        help,
      })),
    ).toEqual(documented.map(({ name, type, labels, help }) => ({ name, type, labels, help })));
  });

  it.each(documented.filter(({ values }) => values !== undefined))(
    'with the values $values of the labels $labels of $name',
    ({ name, labels: [label = ''], values }) => {
      const definition = ibexCatalog.metrics.find((metric) => metric.name === name);
      const domains: Readonly<Record<string, { values: readonly string[] }>> = definition?.labels ?? {};
      expect(domains[label]?.values).toEqual(values);
    },
  );

  it('with its latency buckets on every histogram', () => {
    expect(LATENCY_BUCKETS).toEqual(DOCUMENT_BUCKETS);
    const histograms = ibexCatalog.metrics.filter((definition) => definition.type === 'histogram');
    expect(histograms).toHaveLength(4);
    for (const { buckets } of histograms) expect(buckets).toEqual(DOCUMENT_BUCKETS);
  });

  it('with the routes of the document as templates, and status codes as strings', () => {
    const [{ labels }] = ibexCatalog.metrics;
    expect(labels.route.values).toContain('/v1/chat/completions');
    expect(labels.status_code.values).toEqual(expect.arrayContaining(['200', '429', '503']));
  });
});

describe('the IBEX catalog is bounded', () => {
  it('and the bound is stated here, so that a change of it is seen in review', () => {
    // 7 routes, 4 methods and OTHER, 26 status codes and OTHER; 10 buckets, +Inf, sum and count.
    const perRequest = 7 * 5 * 27;
    expect(worstCaseSeries(ibexCatalog)).toEqual({
      metrics: [
        bound('ibex_proxy_request_duration_seconds', perRequest, 13),
        bound('ibex_proxy_requests_total', perRequest, 1),
        bound('ibex_proxy_active_connections', 1, 1),
        bound('ibex_proxy_rate_limited_total', 2, 1),
        bound('ibex_proxy_rate_limit_redis_errors_total', 1, 1),
        bound('ibex_auth_validate_token_duration_seconds', 3, 13),
        bound('ibex_auth_validate_agent_duration_seconds', 3, 13),
        bound('ibex_auth_grpc_requests_total', 3 * 17, 1),
        bound('ibex_db_query_duration_seconds', 6, 13),
        bound('ibex_db_pool_open_connections', 2, 1),
        bound('ibex_process_up', 2, 1),
      ],
      total: 13_445,
    });
  });

  it('and its budget has room for one more status code, and not for one more route', () => {
    const { total } = worstCaseSeries(ibexCatalog);
    const withOneMore = (label: string): number =>
      ibexCatalog.metrics
        .flatMap((definition) => labelCosts(definition))
        .filter((cost) => cost.label === label)
        .reduce((sum, { seriesPerValue }) => sum + seriesPerValue, total);
    expect(withOneMore('status_code')).toBeLessThanOrEqual(ibexCatalog.seriesBudget ?? 0);
    expect(withOneMore('route')).toBeGreaterThan(ibexCatalog.seriesBudget ?? Infinity);
  });

  it('and starts with a small part of it', () => {
    const started = ibexCatalog.metrics.flatMap((definition) => initialSeries(definition));
    expect(started.length).toBeLessThan(120);
  });
});

it('the IBEX catalog is the default export too, as which check-metrics finds a catalog', () => {
  expect(defaultExport).toBe(ibexCatalog);
});

function bound(name: string, labelSets: number, seriesPerLabelSet: number) {
  return { name, labelSets, seriesPerLabelSet, series: labelSets * seriesPerLabelSet };
}
