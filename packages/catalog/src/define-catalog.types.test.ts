import { describe, expectTypeOf, it } from 'vitest';

import {
  type Catalog,
  counter,
  type CounterDefinition,
  defineCatalog,
  enumeration,
  foldLabelValue,
  gauge,
  type GrpcStatusName,
  grpcStatusCodes,
  histogram,
  httpMethods,
  httpStatusCodes,
  type LabelDomain,
  type LabelDomainWithOther,
  type NoLabels,
  routeTemplates,
  type ValueOf,
} from './index.js';

// These are proved by the compiler: `tsc --build` compiles the tests, and refuses an `@ts-expect-error`
// that has no error under it. What only has to be compiled is in functions nobody calls.

describe('the domain of a label is the union of its values', () => {
  it('for an enumeration', () => {
    const domain = enumeration(['ok', 'error', 'revoked'], { other: 'error' });
    expectTypeOf(domain).toEqualTypeOf<LabelDomainWithOther<'ok' | 'error' | 'revoked'>>();
    expectTypeOf<ValueOf<typeof domain>>().toEqualTypeOf<'ok' | 'error' | 'revoked'>();
  });

  it('for routes, with "unmatched"', () => {
    const domain = routeTemplates(['/v1/models', '/v1/models/:id']);
    expectTypeOf(domain).toEqualTypeOf<LabelDomainWithOther<'/v1/models' | '/v1/models/:id' | 'unmatched'>>();
  });

  it('for methods, with "OTHER"', () => {
    const some = httpMethods(['GET', 'POST']);
    expectTypeOf(some).toEqualTypeOf<LabelDomainWithOther<'GET' | 'POST' | 'OTHER'>>();
    const all = httpMethods();
    expectTypeOf(all).toEqualTypeOf<
      LabelDomainWithOther<
        'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | 'OTHER'
      >
    >();
  });

  it('for status codes, as strings even where they are listed as numbers', () => {
    const domain = httpStatusCodes([200, '404']);
    expectTypeOf(domain).toEqualTypeOf<LabelDomainWithOther<'200' | '404' | 'OTHER'>>();
  });

  it('for gRPC, the seventeen names', () => {
    const domain = grpcStatusCodes();
    expectTypeOf(domain).toEqualTypeOf<LabelDomainWithOther<GrpcStatusName>>();
    expectTypeOf<'UNAUTHENTICATED'>().toExtend<GrpcStatusName>();
    expectTypeOf<'TEAPOT'>().not.toExtend<GrpcStatusName>();
  });

  it('and folding gives a member of it', () => {
    const folded = foldLabelValue(enumeration(['ok', 'error']), 'anything');
    expectTypeOf(folded).toEqualTypeOf<'ok' | 'error' | undefined>();
    const always = foldLabelValue(enumeration(['ok', 'error'], { other: 'error' }), 'anything');
    expectTypeOf(always).toEqualTypeOf<'ok' | 'error'>();
  });
});

describe('a definition carries its name, help and labels in its type', () => {
  it('a counter', () => {
    const definition = counter('ibex_proxy_requests_total', {
      help: 'Requests',
      labels: { result: enumeration(['ok', 'error']) },
    });
    expectTypeOf(definition).toEqualTypeOf<
      CounterDefinition<
        'ibex_proxy_requests_total',
        'Requests',
        { readonly result: LabelDomain<'ok' | 'error'> }
      >
    >();
  });

  it('a metric without labels', () => {
    const definition = gauge('ibex_process_up', { help: '1 if the service is running' });
    expectTypeOf(definition.labels).toEqualTypeOf<NoLabels>();
    expectTypeOf<keyof typeof definition.labels>().toBeNever();
  });

  it('and a catalog keeps them all, in order', () => {
    const catalog = defineCatalog({
      prefix: 'ibex',
      services: ['proxy'],
      metrics: [
        gauge('ibex_proxy_connections', { help: 'Connections' }),
        histogram('ibex_proxy_request_seconds', { help: 'Time' }),
      ],
    });
    expectTypeOf(catalog).toExtend<Catalog>();
    expectTypeOf<(typeof catalog.metrics)[0]['name']>().toEqualTypeOf<'ibex_proxy_connections'>();
    expectTypeOf<(typeof catalog.metrics)[1]['type']>().toEqualTypeOf<'histogram'>();
    expectTypeOf<(typeof catalog.metrics)['length']>().toEqualTypeOf<2>();
  });
});

describe('the compiler refuses', () => {
  const labels = { result: enumeration(['ok', 'error']), method: httpMethods(['GET']) };

  it('an initial value outside the domain of its label', () => {
    compiled(() =>
      counter('ibex_proxy_requests_total', {
        help: 'Requests',
        labels,
        // @ts-expect-error -- "nope" is no result
        initial: [{ result: ['nope'] }],
      }),
    );
  });

  it('an initial value for a label the metric does not have', () => {
    compiled(() =>
      counter('ibex_proxy_requests_total', {
        help: 'Requests',
        labels,
        // @ts-expect-error -- the label is "result"
        initial: [{ outcome: ['ok'] }],
      }),
    );
  });

  it('but not initial values of some labels only', () => {
    compiled(() =>
      counter('ibex_proxy_requests_total', { help: 'Requests', labels, initial: [{ method: ['OTHER'] }] }),
    );
  });

  it('an "other" that is no member of the enumeration', () => {
    // @ts-expect-error -- "unknown" is not one of the values
    compiled(() => enumeration(['ok', 'error'], { other: 'unknown' }));
  });

  it('a label that is any string', () => {
    // @ts-expect-error -- a label has a domain, not a type
    compiled(() => counter('ibex_proxy_requests_total', { help: 'Requests', labels: { path: String } }));
  });

  it('a stability that there is none of, and a deprecation without its day', () => {
    // @ts-expect-error -- "beta" is no stability
    compiled(() => gauge('ibex_proxy_connections', { help: 'Connections', stability: 'beta' }));
    compiled(() =>
      gauge('ibex_proxy_connections', {
        help: 'Connections',
        // @ts-expect-error -- "deprecatedSince" is missing
        stability: { replacedBy: 'ibex_proxy_sockets' },
      }),
    );
  });

  it('a metric without a help text', () => {
    // @ts-expect-error -- "help" is missing
    compiled(() => gauge('ibex_proxy_connections', {}));
  });

  it('buckets on what is no histogram', () => {
    // @ts-expect-error -- a counter has no buckets
    compiled(() => counter('ibex_proxy_requests_total', { help: 'Requests', buckets: [1] }));
  });

  it('a change to a catalog that is defined', () => {
    compiled((catalog: Catalog) => {
      // @ts-expect-error -- everything in it is read-only
      catalog.prefix = 'acme';
      // @ts-expect-error -- the metrics too
      catalog.metrics[0] = gauge('ibex_proxy_connections', { help: 'Connections' });
    });
  });
});

/** Takes code that is compiled and never run. */
function compiled(code: (...args: never[]) => unknown): void {
  expectTypeOf(code).toBeFunction();
}
