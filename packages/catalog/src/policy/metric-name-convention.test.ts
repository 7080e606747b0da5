import { describe, expect, it } from 'vitest';

import { checkNameConvention, type MetricType } from '../index.js';

const policy = { prefix: 'ibex', services: ['proxy', 'auth'], subsystems: ['db'] };

describe('checkNameConvention', () => {
  it.each<[MetricType, string]>([
    ['counter', 'ibex_proxy_requests_total'],
    ['counter', 'ibex_auth_sent_bytes_total'],
    ['histogram', 'ibex_proxy_request_duration_seconds'],
    ['histogram', 'ibex_proxy_request_bytes'],
    ['histogram', 'ibex_proxy_cache_hit_ratio'],
    ['gauge', 'ibex_db_pool_open_connections'],
    ['gauge', 'ibex_proxy_up'],
    ['gauge', 'ibex_proxy_queue_latency_seconds'],
  ])('takes the %s %s', (type, name) => {
    expect(checkNameConvention(name, type, policy)).toEqual([]);
  });

  it.each<[MetricType, string, string]>([
    ['counter', 'ibex_proxy_total', 'catalog/name-unit'],
    ['counter', 'requests_total', 'catalog/name-convention'],
    ['counter', 'ibex_requests_total', 'catalog/name-convention'],
    ['counter', 'ibexproxy_requests_total', 'catalog/name-convention'],
    ['counter', 'ibex_Proxy_requests_total', 'catalog/name-convention'],
    ['counter', '_ibex_proxy_requests_total', 'catalog/name-convention'],
    ['counter', 'ibex_proxy_requests_total_', 'catalog/name-convention'],
    ['counter', 'ibex_proxy_réquests_total', 'catalog/name-convention'],
    ['counter', '', 'catalog/name-convention'],
    ['histogram', 'ibex_proxy_request_duration', 'catalog/name-unit'],
    ['histogram', 'ibex_proxy_seconds_of_requests', 'catalog/name-unit'],
    ['histogram', 'ibex_proxy_request_duration_milliseconds', 'catalog/name-unit'],
    ['gauge', 'ibex_proxy_queue_latency', 'catalog/name-unit'],
    ['gauge', 'ibex_proxy_duration_bytes', 'catalog/name-unit'],
  ])('refuses the %s "%s" [%s]', (type, name, code) => {
    expect(checkNameConvention(name, type, policy).map((problem) => problem.code)).toEqual([code]);
  });

  it('leaves a counter without "_total" to the metric lint, which says what it is', () => {
    expect(checkNameConvention('ibex_proxy_requests', 'counter', policy)).toEqual([]);
  });
});
