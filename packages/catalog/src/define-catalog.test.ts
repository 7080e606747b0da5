import { describe, expect, it } from 'vitest';

import {
  CATALOG_PROBLEM_CODES,
  CatalogError,
  type CatalogOptions,
  type CatalogProblemCode,
  counter,
  defineCatalog,
  deprecationOf,
  describeProblem,
  enumeration,
  FORBIDDEN_LABELS,
  gauge,
  grpcStatusCodes,
  histogram,
  httpMethods,
  httpStatusCodes,
  LATENCY_BUCKETS,
  type MetricDefinition,
  routeTemplates,
} from './index.js';

const results = enumeration(['ok', 'error'], { other: 'error' });

describe('defineCatalog accepts', () => {
  it('metrics of every type, with labels of every kind of domain', () => {
    const catalog = defineCatalog({
      prefix: 'ibex',
      services: ['proxy', 'auth'],
      subsystems: ['db', 'process'],
      metrics: [
        histogram('ibex_proxy_request_duration_seconds', {
          help: 'How long a request takes',
          labels: {
            route: routeTemplates(['/v1/models', '/v1/models/:id']),
            method: httpMethods(),
            status_code: httpStatusCodes([200, 404, 500]),
          },
          initial: [{ route: ['/v1/models'], method: ['GET'], status_code: ['200'] }],
        }),
        counter('ibex_auth_calls_total', { help: 'Calls', labels: { status: grpcStatusCodes() } }),
        counter('ibex_db_errors_total', { help: 'Errors', labels: { result: results } }),
        gauge('ibex_process_up', { help: '1 if the service is running' }),
        gauge('ibex_db_oldest_transaction_duration_seconds', { help: 'Age of the oldest transaction' }),
      ],
    });
    expect(catalog.metrics.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'histogram ibex_proxy_request_duration_seconds',
      'counter ibex_auth_calls_total',
      'counter ibex_db_errors_total',
      'gauge ibex_process_up',
      'gauge ibex_db_oldest_transaction_duration_seconds',
    ]);
    expect(catalog).toMatchObject({
      prefix: 'ibex',
      services: ['proxy', 'auth'],
      subsystems: ['db', 'process'],
    });
  });

  it('a catalog without metrics, for a platform that begins', () => {
    expect(defineCatalog({ prefix: 'ibex', services: ['proxy'], metrics: [] }).metrics).toEqual([]);
  });

  it('a histogram without buckets, and gives it the standard latency buckets', () => {
    const { metrics } = catalogOf(histogram('ibex_proxy_request_seconds', { help: 'Time' }));
    expect(metrics[0]).toMatchObject({ buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5] });
  });

  it('buckets of a set that the catalog declares', () => {
    const buckets = [1024, 1_048_576];
    const { bucketSets } = defineCatalog({
      prefix: 'ibex',
      services: ['proxy'],
      bucketSets: { sizes: [1024, 1_048_576] },
      metrics: [histogram('ibex_proxy_request_bytes', { help: 'Size', buckets })],
    });
    expect(bucketSets).toEqual({ latency: LATENCY_BUCKETS, sizes: buckets });
  });

  it('metrics that are new, and metrics that are going to go, with what to use instead', () => {
    const { metrics, deprecationDays } = catalogOf(
      counter('ibex_proxy_requests_total', {
        help: 'Requests',
        stability: { deprecatedSince: '2026-05-01', replacedBy: 'ibex_proxy_request_seconds' },
      }),
      histogram('ibex_proxy_request_seconds', { help: 'Time', stability: 'experimental' }),
      gauge('ibex_proxy_connections', { help: 'Connections', stability: 'stable' }),
      gauge('ibex_proxy_sockets', { help: 'Sockets' }),
    );
    expect(metrics.map(({ stability }) => stability)).toEqual([
      { deprecatedSince: '2026-05-01', replacedBy: 'ibex_proxy_request_seconds' },
      'experimental',
      'stable',
      undefined,
    ]);
    expect(metrics.map(deprecationOf)).toEqual([
      { deprecatedSince: '2026-05-01', replacedBy: 'ibex_proxy_request_seconds' },
      undefined,
      undefined,
      undefined,
    ]);
    expect(deprecationDays).toBe(90);
  });

  it('as many series as the budgets allow, to the last', () => {
    const labels = { one: numbered(4) };
    const catalog = defineCatalog({
      ...platform,
      deprecationDays: 0,
      serviceBudgets: { proxy: 4, db: 13 },
      seriesBudget: 17,
      metrics: [
        counter('ibex_proxy_requests_total', { help: 'Requests', labels, budget: 4 }),
        histogram('ibex_db_query_seconds', { help: 'Time', budget: 13 }),
      ],
    });
    expect(catalog).toMatchObject({
      deprecationDays: 0,
      serviceBudgets: { proxy: 4, db: 13 },
      seriesBudget: 17,
      metrics: [{ budget: 4 }, { budget: 13 }],
    });
  });

  it('up to 64 label sets without a word on which of them start at zero', () => {
    const labels = { one: numbered(8), two: numbered(8) };
    expect(problemsOf(counter('ibex_proxy_requests_total', { help: 'Requests', labels }))).toEqual([]);
  });

  it('a gauge whose last word is what it counts or tells', () => {
    expect(problemsOf(gauge('ibex_proxy_connections', { help: 'Open connections' }))).toEqual([]);
  });
});

/** A bad definition, and the lines that are said about it. */
interface Refusal {
  readonly code: CatalogProblemCode;
  readonly definition: string;
  readonly metrics?: readonly MetricDefinition[];
  readonly options?: Partial<CatalogOptions<readonly MetricDefinition[]>>;
  readonly says: readonly string[];
}

const refusals: readonly Refusal[] = [
  {
    code: 'catalog/duplicate-metric',
    definition: 'a name that is declared twice',
    metrics: [requests(), requests()],
    says: [
      'ibex_proxy_requests_total: "ibex_proxy_requests_total" is declared twice [catalog/duplicate-metric]; remove one of the two, or rename it',
    ],
  },
  {
    code: 'catalog/name-convention',
    definition: 'a name that begins with another word than the prefix',
    metrics: [counter('acme_proxy_requests_total', { help: 'Requests' })],
    says: [
      'acme_proxy_requests_total: "acme_proxy_requests_total" does not follow ibex_{service}_{noun}_{unit} [catalog/name-convention]; begin it with "ibex_proxy_" or "ibex_db_", then say what is measured',
    ],
  },
  {
    code: 'catalog/name-convention',
    definition: 'a name whose second word is no service and no subsystem',
    metrics: [counter('ibex_gateway_requests_total', { help: 'Requests' })],
    says: [
      'ibex_gateway_requests_total: "ibex_gateway_requests_total" does not follow ibex_{service}_{noun}_{unit} [catalog/name-convention]; begin it with "ibex_proxy_" or "ibex_db_", then say what is measured',
    ],
  },
  {
    code: 'catalog/name-convention',
    definition: 'a name that stops at the service',
    metrics: [gauge('ibex_proxy', { help: 'What?' })],
    says: [
      'ibex_proxy: "ibex_proxy" does not follow ibex_{service}_{noun}_{unit} [catalog/name-convention]; begin it with "ibex_proxy_" or "ibex_db_", then say what is measured',
    ],
  },
  {
    code: 'catalog/name-convention',
    definition: 'a name with two underscores in a row',
    metrics: [gauge('ibex_proxy__connections', { help: 'Connections' })],
    says: [
      'ibex_proxy__connections: "ibex_proxy__connections" is not made of words joined by single underscores [catalog/name-convention]; name it by the convention ibex_{service}_{noun}_{unit}',
    ],
  },
  {
    code: 'catalog/name-unit',
    definition: 'a histogram that does not say its unit',
    metrics: [histogram('ibex_proxy_request_duration', { help: 'Time' })],
    says: [
      'ibex_proxy_request_duration: histogram "ibex_proxy_request_duration" does not end in a base unit [catalog/name-unit]; end it in the unit that is observed, for a latency "ibex_proxy_request_duration_seconds"',
      'ibex_proxy_request_duration: states no buckets, and the standard ones are for seconds [catalog/standard-buckets]; declare a set for what it observes in "bucketSets", and name the bounds of that set in "buckets"',
    ],
  },
  {
    code: 'catalog/name-unit',
    definition: 'a gauge of time that does not say its unit',
    metrics: [gauge('ibex_proxy_latency', { help: 'Time' })],
    says: [
      'ibex_proxy_latency: "ibex_proxy_latency" measures time but does not end in "_seconds" [catalog/name-unit]; name it "ibex_proxy_latency_seconds" and record seconds',
    ],
  },
  {
    code: 'catalog/name-unit',
    definition: 'a counter that does not say what it counts',
    metrics: [counter('ibex_proxy_total', { help: 'Total of what?' })],
    says: [
      'ibex_proxy_total: "ibex_proxy_total" does not say what is counted [catalog/name-unit]; name what is counted, such as "requests", before "_total"',
    ],
  },
  {
    code: 'catalog/label-name',
    definition: 'a label name that Prometheus does not take',
    metrics: [requests({ 'status-code': results })],
    says: [
      'ibex_proxy_requests_total: label "status-code": not a valid label name [catalog/label-name]; use lower-case words joined by underscores',
    ],
  },
  {
    code: 'catalog/label-name',
    definition: 'a label name that Prometheus keeps for itself',
    metrics: [requests({ __name__: results })],
    says: [
      'ibex_proxy_requests_total: label "__name__": names that begin with "__" are reserved by Prometheus [catalog/label-name]; use lower-case words joined by underscores',
    ],
  },
  {
    code: 'catalog/label-domain',
    definition: 'a label without values',
    metrics: [requests({ result: enumeration([]) })],
    says: [
      'ibex_proxy_requests_total: label "result": has no values [catalog/label-domain]; list the values it can take',
    ],
  },
  {
    code: 'catalog/label-domain',
    definition: 'a label with a value listed twice',
    metrics: [requests({ result: enumeration(['ok', 'error', 'ok']) })],
    says: [
      'ibex_proxy_requests_total: label "result": "ok" stands twice [catalog/label-domain]; list it once',
    ],
  },
  {
    code: 'catalog/label-domain',
    definition: 'a label with an empty value',
    metrics: [requests({ result: enumeration(['ok', '']) })],
    says: [
      'ibex_proxy_requests_total: label "result": an empty value is the same series as no label [catalog/label-domain]; give the value a name, such as "none"',
    ],
  },
  {
    code: 'catalog/label-domain',
    definition: 'a label whose "other" is no value of it',
    metrics: [requests({ result: { kind: 'enumeration', values: ['ok'], other: 'OTHER' } })],
    says: [
      'ibex_proxy_requests_total: label "result": other values are recorded as "OTHER", which is not in the domain [catalog/label-domain]; add "OTHER" to the values, or name a member',
    ],
  },
  {
    code: 'catalog/label-domain',
    definition: 'a status code that HTTP does not have',
    metrics: [requests({ status_code: httpStatusCodes([200, 600]) })],
    says: [
      'ibex_proxy_requests_total: label "status_code": "600" is no HTTP status code [catalog/label-domain]; list codes from 100 to 599',
    ],
  },
  {
    code: 'catalog/route-template',
    definition: 'a requested path where a route template belongs',
    metrics: [requests({ route: routeTemplates(['/users/42']) })],
    says: [
      'ibex_proxy_requests_total: label "route": "/users/42" holds a numeric id ("42") [catalog/route-template]; write the route as the router knows it, with parameters such as ":id"',
    ],
  },
  {
    code: 'catalog/route-template',
    definition: 'a route template without its slash',
    metrics: [requests({ route: routeTemplates(['users/:id']) })],
    says: [
      'ibex_proxy_requests_total: label "route": "users/:id" does not begin with "/" [catalog/route-template]; write "/users/:id"',
    ],
  },
  {
    code: 'catalog/standard-buckets',
    definition: 'buckets that are no declared set',
    metrics: [histogram('ibex_proxy_request_seconds', { help: 'Time', buckets: [1, 2] })],
    says: [
      'ibex_proxy_request_seconds: buckets 1, 2 are not a declared set [catalog/standard-buckets]; use latency (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5), or declare the set in "bucketSets"',
    ],
  },
  {
    code: 'catalog/standard-buckets',
    definition: 'no buckets at all',
    metrics: [histogram('ibex_proxy_request_seconds', { help: 'Time', buckets: [] })],
    says: [
      'ibex_proxy_request_seconds: buckets (none) are not a declared set [catalog/standard-buckets]; use latency (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5), or declare the set in "bucketSets"',
    ],
  },
  {
    code: 'catalog/standard-buckets',
    definition: 'a histogram that does not observe seconds and states no buckets',
    metrics: [histogram('ibex_proxy_request_bytes', { help: 'Size' })],
    says: [
      'ibex_proxy_request_bytes: states no buckets, and the standard ones are for seconds [catalog/standard-buckets]; declare a set for what it observes in "bucketSets", and name the bounds of that set in "buckets"',
    ],
  },
  {
    code: 'catalog/standard-buckets',
    definition: 'buckets of a set of its own that is called like the standard one',
    options: { bucketSets: { latency: [1, 2] } },
    metrics: [histogram('ibex_proxy_request_seconds', { help: 'Time', buckets: [1, 2] })],
    says: [
      'ibex_proxy_request_seconds: buckets 1, 2 are not a declared set [catalog/standard-buckets]; use latency (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5), or declare the set in "bucketSets"',
    ],
  },
  {
    code: 'catalog/standard-buckets',
    definition: 'a declared bucket set that is not ascending',
    options: { bucketSets: { sizes: [2, 1] } },
    says: [
      'catalog: bucket set "sizes" (2, 1) is not a list of ascending finite bounds [catalog/standard-buckets]; list the upper bounds from the smallest to the largest, without +Inf',
    ],
  },
  {
    code: 'catalog/standard-buckets',
    definition: 'a declared bucket set that states +Inf',
    options: { bucketSets: { sizes: [1, Number.POSITIVE_INFINITY] } },
    says: [
      'catalog: bucket set "sizes" (1, Infinity) is not a list of ascending finite bounds [catalog/standard-buckets]; list the upper bounds from the smallest to the largest, without +Inf',
    ],
  },
  {
    code: 'catalog/initial-series',
    definition: 'more than 64 label sets without a word on which of them start at zero',
    metrics: [requests({ one: numbered(5), two: numbered(13) })],
    says: [
      'ibex_proxy_requests_total: has 65 label sets and does not state which of them start at zero [catalog/initial-series]; list the usual ones in "initial"',
    ],
  },
  {
    code: 'catalog/initial-series',
    definition: 'an initial value outside the domain of its label',
    metrics: [fromJavaScript({ ...requests({ result: results }), initial: [{ result: ['ok', 'nope'] }] })],
    says: [
      'ibex_proxy_requests_total: "initial" gives label "result" values outside its domain: nope [catalog/initial-series]; use some of ok, error',
    ],
  },
  {
    code: 'catalog/initial-series',
    definition: 'an initial value for a label the metric does not have',
    metrics: [fromJavaScript({ ...requests({ result: results }), initial: [{ outcome: ['ok'] }] })],
    says: [
      'ibex_proxy_requests_total: "initial" gives label "outcome" values outside its domain: ok [catalog/initial-series]; name a label of this metric',
    ],
  },
  {
    code: 'catalog/initial-series',
    definition: 'an initial choice without any value',
    metrics: [fromJavaScript({ ...requests({ result: results }), initial: [{ result: [] }] })],
    says: [
      'ibex_proxy_requests_total: "initial" gives label "result" no value, which makes no series at all [catalog/initial-series]; list values, or leave the label out to start with all of them',
    ],
  },
  {
    code: 'catalog/name-word',
    definition: 'a service that is not one lower-case word',
    options: { services: ['proxy', 'rate-limiter'] },
    says: [
      'catalog: "rate-limiter" cannot stand in a metric name as one word [catalog/name-word]; use lower-case letters and digits, beginning with a letter',
    ],
  },
  {
    code: 'catalog/name-word',
    definition: 'a prefix and a subsystem that are not one lower-case word',
    options: { prefix: 'Ibex', subsystems: ['2fa'] },
    says: [
      'catalog: "Ibex" cannot stand in a metric name as one word [catalog/name-word]; use lower-case letters and digits, beginning with a letter',
      'catalog: "2fa" cannot stand in a metric name as one word [catalog/name-word]; use lower-case letters and digits, beginning with a letter',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a stability that there is none of',
    metrics: [fromJavaScript({ ...requests(), stability: 'beta' })],
    says: [
      'ibex_proxy_requests_total: has the stability "beta", and there is none of that name [catalog/stability]; write "experimental" or "stable", or an object with "deprecatedSince"',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a deprecation of a day in another form',
    metrics: [{ ...requests(), stability: { deprecatedSince: '1 May 2026' } }],
    says: [
      'ibex_proxy_requests_total: is deprecated since "1 May 2026", which is no day of the form YYYY-MM-DD [catalog/stability]; write the day of the announcement as YYYY-MM-DD',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a deprecation of a day that never came',
    metrics: [{ ...requests(), stability: { deprecatedSince: '2026-02-30' } }],
    says: [
      'ibex_proxy_requests_total: is deprecated since "2026-02-30", and no such day exists [catalog/stability]; write the day of the announcement as YYYY-MM-DD',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a replacement that is not declared',
    metrics: [replaced('ibex_proxy_calls_total')],
    says: [
      'ibex_proxy_requests_total: is replaced by "ibex_proxy_calls_total", which is not in the catalog [catalog/stability]; declare the replacement beside it, or leave "replacedBy" out',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a metric that replaces itself',
    metrics: [replaced('ibex_proxy_requests_total')],
    says: [
      'ibex_proxy_requests_total: is replaced by "ibex_proxy_requests_total", which is the metric itself [catalog/stability]; name a metric that stays and can be queried alike, or leave "replacedBy" out',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a replacement that is deprecated itself',
    metrics: [
      replaced('ibex_proxy_calls_total'),
      counter('ibex_proxy_calls_total', {
        help: 'Calls',
        stability: { deprecatedSince: '2026-05-01' },
      }),
    ],
    says: [
      'ibex_proxy_requests_total: is replaced by "ibex_proxy_calls_total", which is deprecated itself [catalog/stability]; name a metric that stays and can be queried alike, or leave "replacedBy" out',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a replacement that is queried in another way',
    metrics: [replaced('ibex_proxy_calls'), gauge('ibex_proxy_calls', { help: 'Calls' })],
    says: [
      'ibex_proxy_requests_total: is replaced by "ibex_proxy_calls", which is a gauge and cannot take the place of a counter [catalog/stability]; name a metric that stays and can be queried alike, or leave "replacedBy" out',
    ],
  },
  {
    code: 'catalog/stability',
    definition: 'a time of deprecation that is no number of days',
    options: { deprecationDays: 1.5 },
    says: [
      'catalog: "deprecationDays" is 1.5, which is no number of days [catalog/stability]; write a whole number of 0 or more',
    ],
  },
  {
    code: 'catalog/budget',
    definition: 'budgets that are no number of series',
    options: { seriesBudget: -1, serviceBudgets: { proxy: Number.NaN } },
    metrics: [counter('ibex_proxy_requests_total', { help: 'Requests', budget: 0.5 })],
    says: [
      'catalog: "serviceBudgets.proxy" is NaN, which is no number of series [catalog/budget]; write a whole number of 0 or more',
      'catalog: "seriesBudget" is -1, which is no number of series [catalog/budget]; write a whole number of 0 or more',
      'ibex_proxy_requests_total: "budget" is 0.5, which is no number of series [catalog/budget]; write a whole number of 0 or more',
    ],
  },
  {
    code: 'catalog/budget',
    definition: 'the budget of a service that there is none of',
    options: { serviceBudgets: { gateway: 10 } },
    says: [
      'catalog: "serviceBudgets" has "gateway", which is no service and no subsystem [catalog/budget]; name one of proxy, db',
    ],
  },
  {
    code: 'catalog/budget-exceeded',
    definition: 'more series than the budget of the metric, and tells the label that costs most',
    metrics: [
      counter('ibex_proxy_requests_total', {
        help: 'Requests',
        labels: { one: numbered(3), two: numbered(10) },
        budget: 20,
      }),
    ],
    says: [
      'ibex_proxy_requests_total: has 30 series at worst, and its budget is 20; the label "two" costs most, with 10 values of 3 series each [catalog/budget-exceeded]; let "two" have at most 6 values, leave a label out, or raise the budget',
    ],
  },
  {
    code: 'catalog/budget-exceeded',
    definition: 'a budget that not even one value of the costliest label keeps',
    metrics: [
      histogram('ibex_proxy_request_seconds', {
        help: 'Time',
        labels: { one: numbered(2), two: numbered(3) },
        budget: 25,
      }),
    ],
    says: [
      'ibex_proxy_request_seconds: has 78 series at worst, and its budget is 25; the label "two" costs most, with 3 values of 26 series each [catalog/budget-exceeded]; leave "two" or another label out, or raise the budget',
    ],
  },
  {
    code: 'catalog/budget-exceeded',
    definition: 'a budget below what a metric without labels has',
    metrics: [
      histogram('ibex_proxy_request_seconds', { help: 'Time', budget: 12 }),
      gauge('ibex_proxy_connections', { help: 'Connections', budget: 0 }),
    ],
    says: [
      'ibex_proxy_request_seconds: has 13 series at worst, and its budget is 12 [catalog/budget-exceeded]; take buckets away, or raise the budget',
      'ibex_proxy_connections: has 1 series at worst, and its budget is 0 [catalog/budget-exceeded]; let it have its one series, or raise the budget',
    ],
  },
  {
    code: 'catalog/budget-exceeded',
    definition: 'more series than the budgets of the service and of the catalog',
    options: { serviceBudgets: { proxy: 15, db: 13 }, seriesBudget: 28 },
    metrics: [
      counter('ibex_proxy_requests_total', { help: 'Requests', labels: { one: numbered(16) } }),
      histogram('ibex_db_query_seconds', { help: 'Time' }),
    ],
    says: [
      'catalog: the metrics of "proxy" have 16 series at worst, and the budget is 15; ibex_proxy_requests_total costs most, with 16, and of it the label "one", with 16 values [catalog/budget-exceeded]; give its labels fewer values, or raise "serviceBudgets.proxy"',
      'catalog: the metrics have 29 series at worst, and the budget is 28; ibex_proxy_requests_total costs most, with 16, and of it the label "one", with 16 values [catalog/budget-exceeded]; give its labels fewer values, or raise "seriesBudget"',
    ],
  },
  {
    code: 'policy/forbidden-label',
    definition: 'a label with a value per entity',
    metrics: [requests({ org_id: results })],
    says: [
      'ibex_proxy_requests_total: label "org_id" is forbidden: every org would make a series of its own [policy/forbidden-label]; remove the label; break down per entity in logs, traces or the analytical store',
    ],
  },
  {
    code: 'policy/forbidden-label',
    definition: 'a label the catalog itself forbids',
    metrics: [requests({ tenantId: results })],
    options: { forbiddenLabels: ['tenant_id'] },
    says: [
      `ibex_proxy_requests_total: label names should be written in 'snake_case' not 'camelCase' [lint/camel-case]; name the label "tenant_id"`,
      'ibex_proxy_requests_total: label "tenantId" is forbidden (it spells "tenant_id"): every tenant would make a series of its own [policy/forbidden-label]; remove the label; break down per entity in logs, traces or the analytical store',
    ],
  },
  {
    code: 'lint/help',
    definition: 'a metric without a help text',
    metrics: [counter('ibex_proxy_requests_total', { help: '' })],
    says: ['ibex_proxy_requests_total: no help text [lint/help]; say in a sentence what is measured'],
  },
  {
    code: 'lint/base-unit',
    definition: 'a unit that is not a base unit',
    metrics: [gauge('ibex_proxy_uptime_minutes', { help: 'Time since the start' })],
    says: [
      'ibex_proxy_uptime_minutes: use base unit "seconds" instead of "minutes" [lint/base-unit]; record in seconds and put "seconds" into the name',
    ],
  },
  {
    code: 'lint/counter-suffix',
    definition: 'a counter without its suffix',
    metrics: [counter('ibex_proxy_handled_requests', { help: 'Requests' })],
    says: [
      'ibex_proxy_handled_requests: counter metrics should have "_total" suffix [lint/counter-suffix]; name it "ibex_proxy_handled_requests_total"',
    ],
  },
  {
    code: 'lint/counter-suffix',
    definition: 'a gauge with the suffix of counters',
    metrics: [gauge('ibex_proxy_connections_total', { help: 'Connections' })],
    says: [
      'ibex_proxy_connections_total: non-counter metrics should not have "_total" suffix [lint/counter-suffix]; name it "ibex_proxy_connections", or make it a counter',
    ],
  },
  {
    code: 'lint/reserved-suffix',
    definition: 'a gauge named as what a histogram makes',
    metrics: [gauge('ibex_proxy_connections_count', { help: 'Connections' })],
    says: [
      'ibex_proxy_connections_count: non-histogram and non-summary metrics should not have "_count" suffix [lint/reserved-suffix]; name it "ibex_proxy_connections"',
    ],
  },
  {
    code: 'lint/reserved-label',
    definition: 'a label that histograms make, on a counter',
    metrics: [requests({ le: results })],
    says: [
      'ibex_proxy_requests_total: non-histogram metrics should not have "le" label [lint/reserved-label]; rename the label "le"',
    ],
  },
  {
    code: 'lint/reserved-label',
    definition: 'a label that the histogram makes itself',
    metrics: [histogram('ibex_proxy_request_seconds', { help: 'Time', labels: { le: results } })],
    says: [
      'ibex_proxy_request_seconds: a histogram makes the label "le" itself [lint/reserved-label]; remove the label "le"; state the bounds in "buckets"',
    ],
  },
  {
    code: 'lint/type-in-name',
    definition: 'a name that says a metric type',
    metrics: [gauge('ibex_proxy_gauge_connections', { help: 'Connections' })],
    says: [
      `ibex_proxy_gauge_connections: metric name should not include type 'gauge' [lint/type-in-name]; take "_gauge" out of the name`,
    ],
  },
  {
    code: 'lint/reserved-char',
    definition: 'a colon, which recording rules use',
    metrics: [gauge('ibex_proxy_requests:rate', { help: 'Requests' })],
    says: [
      'ibex_proxy_requests:rate: "ibex_proxy_requests:rate" is not made of words joined by single underscores [catalog/name-convention]; name it by the convention ibex_{service}_{noun}_{unit}',
      `ibex_proxy_requests:rate: metric names should not contain ':' [lint/reserved-char]; write '_' for ':', which is kept for recording rules`,
    ],
  },
  {
    code: 'lint/camel-case',
    definition: 'a name in camelCase',
    metrics: [gauge('ibex_proxy_openConnections', { help: 'Connections' })],
    says: [
      `ibex_proxy_openConnections: metric names should be written in 'snake_case' not 'camelCase' [lint/camel-case]; name it "ibex_proxy_open_connections"`,
    ],
  },
  {
    code: 'lint/unit-abbreviation',
    definition: 'an abbreviated unit',
    metrics: [gauge('ibex_proxy_uptime_ms', { help: 'Time since the start' })],
    says: [
      'ibex_proxy_uptime_ms: metric names should not contain abbreviated units [lint/unit-abbreviation]; write "ms" out, as a base unit',
    ],
  },
];

describe('defineCatalog refuses', () => {
  it.each(refusals.map((refusal) => [refusal.definition, refusal] as const))(
    '%s',
    (_definition, { code, metrics = [], options, says }) => {
      const { problems } = refusalOf({ ...platform, metrics, ...options });
      expect(problems.map((problem) => describeProblem(problem).trim())).toEqual(says);
      expect(problems.map((problem) => problem.code)).toContain(code);
    },
  );

  it('with each of the codes there are in some case above', () => {
    const shown = new Set(refusals.map(({ code }) => code));
    expect([...shown].sort()).toEqual(Object.keys(CATALOG_PROBLEM_CODES).sort());
  });

  it('several bad metrics at once, and reports all of their problems in one error', () => {
    const error = refusalOf({
      ...platform,
      services: ['proxy', 'Auth'],
      metrics: [counter('ibex_proxy_requests', { help: '' }), requests({ orgId: results })],
    });
    expect(error.name).toBe('CatalogError');
    expect(error.message.split('\n')).toEqual([
      'the metric catalog has 5 problems',
      '  catalog: "Auth" cannot stand in a metric name as one word [catalog/name-word]; use lower-case letters and digits, beginning with a letter',
      '  ibex_proxy_requests: no help text [lint/help]; say in a sentence what is measured',
      '  ibex_proxy_requests: counter metrics should have "_total" suffix [lint/counter-suffix]; name it "ibex_proxy_requests_total"',
      `  ibex_proxy_requests_total: label names should be written in 'snake_case' not 'camelCase' [lint/camel-case]; name the label "org_id"`,
      '  ibex_proxy_requests_total: label "orgId" is forbidden (it spells "org_id"): every org would make a series of its own [policy/forbidden-label]; remove the label; break down per entity in logs, traces or the analytical store',
    ]);
  });

  it('a single problem in the singular', () => {
    const error = refusalOf({ ...platform, metrics: [gauge('ibex_proxy', { help: 'What?' })] });
    expect(error.message).toMatch(/^the metric catalog has 1 problem\n/);
  });

  it('a bad label with its name, so that an editor can find it', () => {
    const { problems } = refusalOf({ ...platform, metrics: [requests({ user_id: enumeration([]) })] });
    expect(problems.map(({ code, metric, label }) => ({ code, metric, label }))).toEqual([
      { code: 'policy/forbidden-label', metric: 'ibex_proxy_requests_total', label: 'user_id' },
      { code: 'catalog/label-domain', metric: 'ibex_proxy_requests_total', label: 'user_id' },
    ]);
  });
});

describe('a catalog is frozen', () => {
  const services = ['proxy'];
  const catalog = defineCatalog({
    prefix: 'ibex',
    services,
    subsystems: ['db'],
    bucketSets: { sizes: [1024, 2048] },
    metrics: [
      histogram('ibex_proxy_request_bytes', {
        help: 'Size',
        labels: { result: { kind: 'enumeration', values: ['ok'] } },
        buckets: [1024, 2048],
        initial: [{ result: ['ok'] }],
      }),
    ],
  });

  it('down to the last value', () => {
    expect(unfrozenParts('catalog', catalog)).toEqual([]);
  });

  it('so nothing can be added behind the back of the checks', () => {
    const metrics = catalog.metrics as unknown as MetricDefinition[];
    expect(() => metrics.push(gauge('anything', { help: '' }))).toThrow(TypeError);
    expect(() => Object.assign(catalog, { forbiddenLabels: [] })).toThrow(TypeError);
    expect(catalog.forbiddenLabels).toEqual(FORBIDDEN_LABELS);
  });

  it('and what the caller has stays as it was', () => {
    services.push('auth');
    expect(catalog.services).toEqual(['proxy']);

    const buckets = [1024, 2048];
    const values = ['ok'];
    const metrics = [
      histogram('ibex_proxy_request_bytes', {
        help: 'Size',
        labels: { result: { kind: 'enumeration', values } },
        buckets,
      }),
    ];
    const another = defineCatalog({ ...platform, bucketSets: { sizes: buckets }, metrics });
    metrics.length = 0;
    buckets.push(4096);
    values.push('error');
    expect(another).toMatchObject({
      bucketSets: { sizes: [1024, 2048] },
      metrics: [{ buckets: [1024, 2048], labels: { result: { values: ['ok'] } } }],
    });
  });

  it('also where what the caller has is frozen on the outside only', () => {
    const metrics = Object.freeze([gauge('ibex_proxy_connections', { help: 'Connections' })]);
    expect(unfrozenParts('catalog', defineCatalog({ ...platform, metrics }))).toEqual([]);
  });
});

const platform = { prefix: 'ibex', services: ['proxy'], subsystems: ['db'] };

/** The counter of requests, deprecated in favour of another metric. */
function replaced(replacedBy: string): MetricDefinition {
  return { ...requests(), stability: { deprecatedSince: '2026-05-01', replacedBy } };
}

function catalogOf(...metrics: readonly MetricDefinition[]) {
  return defineCatalog({ ...platform, metrics });
}

function problemsOf(...metrics: readonly MetricDefinition[]): readonly string[] {
  try {
    catalogOf(...metrics);
    return [];
  } catch (error) {
    return error instanceof CatalogError ? error.problems.map(describeProblem) : [String(error)];
  }
}

function refusalOf(options: CatalogOptions<readonly MetricDefinition[]>): CatalogError {
  try {
    defineCatalog(options);
  } catch (error) {
    if (error instanceof CatalogError) return error;
    throw error;
  }
  throw new Error('the definition was accepted');
}

function requests(labels: MetricDefinition['labels'] = {}): MetricDefinition {
  return counter('ibex_proxy_requests_total', { help: 'Requests', labels });
}

function numbered(count: number) {
  return enumeration(Array.from({ length: count }, (_, index) => `value_${String(index)}`));
}

/** A definition the compiler would refuse. */
function fromJavaScript(definition: object): MetricDefinition {
  return definition as MetricDefinition;
}

function unfrozenParts(path: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).flatMap(([key, part]) => unfrozenParts(`${path}.${key}`, part));
  return Object.isFrozen(value) ? parts : [path, ...parts];
}
