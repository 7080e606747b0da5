import {
  type Catalog,
  counter,
  enumeration,
  gauge,
  httpStatusCodes,
  type MetricDefinition,
  routeTemplates,
} from '@ibex/catalog';

import type { CatalogDifference, Verdict } from '../diff/catalog-change.js';
import { catalogOf } from './catalog-of.js';

/** A change, and what it does to queries. */
export interface ChangeCase {
  /** What is done, as the documentation says it. */
  readonly change: string;
  readonly base: Catalog;
  readonly head: Catalog;
  readonly kind: CatalogDifference['kind'];
  readonly verdict: Verdict;
}

const NAME = 'shop_api_requests_total';
const routes = routeTemplates(['/carts']);
const requests = (options: Partial<Parameters<typeof counter>[1]> = {}): MetricDefinition =>
  counter(NAME, { help: 'Requests', labels: { route: routes }, ...options });
const waits = (buckets: readonly number[]): MetricDefinition => ({
  type: 'histogram',
  name: 'shop_api_wait_seconds',
  help: 'Waits',
  labels: {},
  buckets,
});
const workers = (options: Partial<Parameters<typeof gauge>[1]> = {}): MetricDefinition =>
  gauge('shop_api_workers', { help: 'Workers', ...options });

/** Each kind of change, and each way in which its verdict can turn out. */
export const CHANGE_CASES: readonly ChangeCase[] = [
  ofMetrics('a metric comes', 'metric-added', 'compatible', [], [requests()]),
  {
    change: 'a metric comes that replaces another',
    base: catalogOf([workers()]),
    head: catalogOf([
      workers({ stability: { deprecatedSince: '2026-11-01', replacedBy: 'shop_api_threads' } }),
      gauge('shop_api_threads', { help: 'Threads' }),
    ]),
    kind: 'metric-added',
    verdict: 'compatible',
  },
  ofMetrics('a metric goes', 'metric-removed', 'breaking', [requests()], []),
  ofMetrics(
    'a metric gets another name',
    'metric-renamed',
    'breaking',
    [requests()],
    [counter('shop_api_http_requests_total', { help: 'Requests', labels: { route: routes } })],
  ),
  ofMetrics(
    'a counter becomes a gauge',
    'type',
    'breaking',
    [requests()],
    [gauge(NAME, { help: 'Requests', labels: { route: routes } })],
  ),
  ofMetrics(
    'a gauge becomes a counter',
    'type',
    'breaking',
    [workers()],
    [counter('shop_api_workers', { help: 'Workers' })],
  ),
  ofMetrics(
    'a gauge becomes a histogram',
    'type',
    'breaking',
    [gauge('shop_api_wait_seconds', { help: 'Waits' })],
    [waits([1])],
  ),
  ofMetrics(
    'a histogram becomes a gauge',
    'type',
    'breaking',
    [waits([1])],
    [gauge('shop_api_wait_seconds', { help: 'Waits' })],
  ),
  ofMetrics(
    'the unit in a name changes',
    'unit',
    'breaking',
    [gauge('shop_api_lag_milliseconds', { help: 'Lag' })],
    [gauge('shop_api_lag_seconds', { help: 'Lag' })],
  ),
  ofMetrics(
    'a name loses its unit',
    'unit',
    'breaking',
    [gauge('shop_api_cache_bytes', { help: 'Cache' })],
    [gauge('shop_api_cache', { help: 'Cache' })],
  ),
  ofMetrics('buckets come', 'buckets', 'breaking', [waits([0.1, 1])], [waits([0.1, 0.25, 1])]),
  ofMetrics('buckets go', 'buckets', 'breaking', [waits([0.1, 0.25, 1])], [waits([0.1, 1])]),
  ofMetrics(
    'a label comes',
    'label-added',
    'breaking',
    [requests()],
    [requests({ labels: { route: routes, result: enumeration(['ok', 'error']) } })],
  ),
  ofMetrics(
    'a label with one value comes',
    'label-added',
    'breaking',
    [requests()],
    [requests({ labels: { route: routes, version: enumeration(['v1']) } })],
  ),
  ofMetrics('a label goes', 'label-removed', 'breaking', [requests()], [requests({ labels: {} })]),
  ofMetrics(
    'a label gets another name',
    'label-renamed',
    'breaking',
    [requests({ labels: { code: httpStatusCodes([200, 500]) } })],
    [requests({ labels: { status_code: httpStatusCodes([200, 500]) } })],
  ),
  ofLabel('values come', 'values-added', 'compatible', enumeration(['ok']), enumeration(['ok', 'error'])),
  ofMetrics(
    'values come that were counted as others',
    'values-added',
    'compatible',
    [requests()],
    [requests({ labels: { route: routeTemplates(['/carts', '/payments']) } })],
  ),
  ofLabel(
    'status codes come',
    'values-added',
    'compatible',
    httpStatusCodes([200, 500]),
    httpStatusCodes([200, 500, 503]),
  ),
  ofLabel('values go', 'values-removed', 'breaking', enumeration(['ok', 'error']), enumeration(['ok'])),
  ofLabel(
    'values go, and are counted as others',
    'values-removed',
    'breaking',
    httpStatusCodes([200, 418]),
    httpStatusCodes([200]),
  ),
  ofLabel(
    'a domain is of another kind',
    'domain',
    'compatible',
    enumeration(['GET', 'OTHER'], { other: 'OTHER' }),
    { kind: 'http-method', values: ['GET', 'OTHER'], other: 'OTHER' },
  ),
  ofLabel(
    'status codes are told by their class no more',
    'domain',
    'breaking',
    httpStatusCodes([200, 400]),
    enumeration(['200', '400', 'OTHER'], { other: 'OTHER' }),
  ),
  ofLabel(
    'a domain gets a value for all others',
    'domain',
    'compatible',
    enumeration(['ok', 'error']),
    enumeration(['ok', 'error'], { other: 'error' }),
  ),
  ofLabel(
    'a domain loses its value for all others',
    'domain',
    'breaking',
    enumeration(['ok', 'error'], { other: 'error' }),
    enumeration(['ok', 'error']),
  ),
  ofLabel(
    'a domain gets another value for all others',
    'domain',
    'breaking',
    enumeration(['ok', 'error', 'unknown'], { other: 'error' }),
    enumeration(['ok', 'error', 'unknown'], { other: 'unknown' }),
  ),
  ofMetrics(
    'a metric becomes stable',
    'stability',
    'compatible',
    [workers({ stability: 'experimental' })],
    [workers()],
  ),
  ofMetrics(
    'a metric becomes experimental',
    'stability',
    'breaking',
    [workers()],
    [workers({ stability: 'experimental' })],
  ),
  ofMetrics(
    'a metric is deprecated',
    'stability',
    'compatible',
    [workers()],
    [workers({ stability: { deprecatedSince: '2026-11-01' } })],
  ),
  ofMetrics(
    'a metric is deprecated since an earlier day',
    'stability',
    'breaking',
    [workers({ stability: { deprecatedSince: '2026-11-01' } })],
    [workers({ stability: { deprecatedSince: '2026-06-01' } })],
  ),
  ofMetrics(
    'a metric is deprecated no more',
    'stability',
    'compatible',
    [workers({ stability: { deprecatedSince: '2026-11-01' } })],
    [workers()],
  ),
  ofMetrics(
    'stability that was meant is written',
    'stability',
    'cosmetic',
    [workers()],
    [workers({ stability: 'stable' })],
  ),
  ofMetrics(
    'series start at zero no more',
    'initial',
    'breaking',
    [requests()],
    [requests({ initial: [{ route: ['/carts'] }] })],
  ),
  ofMetrics(
    'more series start at zero',
    'initial',
    'compatible',
    [requests({ initial: [{ route: ['/carts'] }] })],
    [requests()],
  ),
  ofMetrics(
    'the same series at zero are written otherwise',
    'initial',
    'cosmetic',
    [requests()],
    [requests({ initial: [{ route: ['/carts', 'unmatched'] }] })],
  ),
  ofMetrics(
    'a help text changes',
    'help',
    'cosmetic',
    [workers()],
    [workers({ help: 'Threads of the server' })],
  ),
  ofMetrics('a budget grows, or goes', 'budget', 'compatible', [workers({ budget: 1 })], [workers()]),
  ofMetrics('a budget comes, or shrinks', 'budget', 'compatible', [workers()], [workers({ budget: 1 })]),
  ofMetrics('the order changes', 'order', 'cosmetic', [workers(), requests()], [requests(), workers()]),
  ofFields('`deprecationDays` grows', 'compatible', { deprecationDays: 180 }),
  ofFields('`deprecationDays` shrinks', 'breaking', { deprecationDays: 30 }),
  ofFields('`prefix` changes', 'compatible', { prefix: 'store' }),
  ofFields('`serviceBudgets` or `seriesBudget` changes', 'compatible', { seriesBudget: 500 }),
  ofFields('anything else of the catalog changes', 'compatible', { services: ['api', 'web'] }),
];

function ofMetrics(
  change: string,
  kind: ChangeCase['kind'],
  verdict: Verdict,
  base: readonly MetricDefinition[],
  head: readonly MetricDefinition[],
): ChangeCase {
  return { change, kind, verdict, base: catalogOf(base), head: catalogOf(head) };
}

function ofLabel(
  change: string,
  kind: ChangeCase['kind'],
  verdict: Verdict,
  base: MetricDefinition['labels'][string],
  head: MetricDefinition['labels'][string],
): ChangeCase {
  return ofMetrics(
    change,
    kind,
    verdict,
    [requests({ labels: { value: base } })],
    [requests({ labels: { value: head } })],
  );
}

function ofFields(change: string, verdict: Verdict, fields: Partial<Catalog>): ChangeCase {
  return { change, kind: 'catalog', verdict, base: catalogOf([]), head: catalogOf([], fields) };
}
