/* eslint-disable ibex-metrics/bounded-label-values -- what the compiler refuses is what is tested */
import { describe, expectTypeOf, it } from 'vitest';

import {
  createMetrics,
  type IbexCatalog,
  type LabelsOfMetric,
  type Metrics,
  type MetricsOptions,
  type Recorders,
  routeLabel,
  type ServiceName,
  statusCodeLabel,
} from './index.js';

// These are proved by the compiler: `tsc --build` compiles the tests, and refuses an `@ts-expect-error`
// that has no error under it. What only has to be compiled is in functions nobody calls.

type Record = Metrics['record'];

describe('the compiler knows the recorders', () => {
  it('by the names of the catalog', () => {
    expectTypeOf<keyof Record>().toEqualTypeOf<IbexCatalog['metrics'][number]['name']>();
    expectTypeOf<Record>().toEqualTypeOf<Recorders<IbexCatalog['metrics']>>();
  });

  it('with the labels of the metric, each with the values of its domain', () => {
    expectTypeOf<Parameters<Record['ibex_auth_validate_token_duration_seconds']['observe']>>().toEqualTypeOf<
      [labels: { readonly result: 'ok' | 'error' | 'revoked' }, value: number]
    >();
    expectTypeOf<Parameters<Record['ibex_proxy_rate_limited_total']['inc']>>().toEqualTypeOf<
      [labels: { readonly result: 'allowed' | 'denied' }, amount?: number]
    >();
    expectTypeOf<Parameters<Record['ibex_db_pool_open_connections']['set']>>().toEqualTypeOf<
      [labels: { readonly state: 'in_use' | 'idle' }, value: number]
    >();
  });

  it('without labels where the metric has none', () => {
    expectTypeOf<Parameters<Record['ibex_proxy_active_connections']['set']>>().toEqualTypeOf<
      [value: number]
    >();
    expectTypeOf<Parameters<Record['ibex_proxy_rate_limit_redis_errors_total']['inc']>>().toEqualTypeOf<
      [amount?: number]
    >();
  });

  it('with the methods of its type', () => {
    expectTypeOf<keyof Record['ibex_proxy_requests_total']>().toEqualTypeOf<'inc'>();
    expectTypeOf<keyof Record['ibex_process_up']>().toEqualTypeOf<'set' | 'inc' | 'dec'>();
    expectTypeOf<keyof Record['ibex_db_query_duration_seconds']>().toEqualTypeOf<'observe' | 'startTimer'>();
  });

  it('and the labels of each metric by its name', () => {
    expectTypeOf<LabelsOfMetric<'ibex_auth_validate_agent_duration_seconds'>>().toEqualTypeOf<{
      readonly result: 'ok' | 'error' | 'not_found';
    }>();
    // @ts-expect-error -- there is no such metric
    expectTypeOf<LabelsOfMetric<'ibex_proxy_errors_total'>>().not.toBeAny();
  });

  it('as the only way to the registry', () => {
    expectTypeOf<keyof Metrics>().toEqualTypeOf<
      'record' | 'handler' | 'scrape' | 'beforeScrape' | 'invalidRecordings'
    >();
    expectTypeOf<'ibex_proxy_errors_total'>().not.toExtend<keyof Record>();
  });

  it('and the services', () => {
    expectTypeOf<ServiceName>().toEqualTypeOf<'proxy' | 'auth'>();
    expectTypeOf<MetricsOptions['service']>().toEqualTypeOf<ServiceName>();
  });
});

describe('the compiler takes', () => {
  it('what the label helpers return as label values', () => {
    compiled((record: Record) => {
      record.ibex_proxy_requests_total.inc({
        route: routeLabel('/any'),
        method: 'OTHER',
        status_code: statusCodeLabel(418),
      });
    });
  });

  it('the labels when a timer is stopped, and gives the seconds', () => {
    expectTypeOf<ReturnType<Record['ibex_db_query_duration_seconds']['startTimer']>>().toEqualTypeOf<
      (labels: {
        readonly operation: 'find_token' | 'find_agent' | 'migrate' | 'ping' | 'seed' | 'OTHER';
      }) => number
    >();
  });
});

describe('the compiler refuses', () => {
  it('a value outside the domain of its label', () => {
    compiled((record: Record) => {
      // @ts-expect-error -- "nope" is no result
      record.ibex_auth_validate_token_duration_seconds.observe({ result: 'nope' }, 1);
      // @ts-expect-error -- "not_found" is a result of ValidateAgent, not of ValidateToken
      record.ibex_auth_validate_token_duration_seconds.observe({ result: 'not_found' }, 1);
    });
  });

  it('any string where a label has a domain', () => {
    compiled((record: Record, path: string) => {
      // @ts-expect-error -- the requested path is no route template
      record.ibex_proxy_requests_total.inc({ route: path, method: 'GET', status_code: '200' });
      // @ts-expect-error -- status codes are strings
      record.ibex_proxy_requests_total.inc({ route: '/v1/models', method: 'GET', status_code: 200 });
    });
  });

  it('a label that is missing, or that the metric does not have', () => {
    compiled((record: Record) => {
      // @ts-expect-error -- "result" is missing
      record.ibex_proxy_rate_limited_total.inc({});
      // @ts-expect-error -- the labels are missing
      record.ibex_proxy_rate_limited_total.inc();
      // @ts-expect-error -- there is no label "reason"
      record.ibex_proxy_rate_limited_total.inc({ result: 'denied', reason: 'quota' });
      // @ts-expect-error -- this metric has no labels
      record.ibex_proxy_active_connections.inc({ result: 'denied' });
    });
  });

  it('an amount that is no number, or none where one is needed', () => {
    compiled((record: Record) => {
      // @ts-expect-error -- an amount is a number
      record.ibex_proxy_rate_limit_redis_errors_total.inc('1');
      // @ts-expect-error -- a histogram needs the value
      record.ibex_auth_validate_token_duration_seconds.observe({ result: 'ok' });
      // @ts-expect-error -- the labels belong to the function that stops the timer
      record.ibex_db_query_duration_seconds.startTimer({ operation: 'ping' });
    });
  });

  it('a service that is not in the catalog', () => {
    // @ts-expect-error -- there is no such service
    compiled(() => createMetrics({ service: 'gateway' }));
  });
});

/** Takes code that is compiled and never run. */
function compiled(code: (...args: never[]) => unknown): void {
  expectTypeOf(code).toBeFunction();
}
