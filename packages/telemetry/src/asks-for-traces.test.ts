import { expect, it } from 'vitest';

import { asksForTraces } from './asks-for-traces.js';

it.each<[string, boolean, NodeJS.ProcessEnv]>([
  ['nothing', false, {}],
  ['an exporter', true, { OTEL_TRACES_EXPORTER: 'otlp' }],
  ['an address', true, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }],
  ['an address of traces', true, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces' }],
  [
    'variables that are set to nothing',
    false,
    { OTEL_TRACES_EXPORTER: '', OTEL_EXPORTER_OTLP_ENDPOINT: ' ' },
  ],
  ['the exporter "none"', false, { OTEL_TRACES_EXPORTER: 'none' }],
  [
    'the exporter "none" and an address',
    false,
    { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' },
  ],
  ['an SDK that is disabled', false, { OTEL_SDK_DISABLED: 'TRUE', OTEL_TRACES_EXPORTER: 'otlp' }],
  ['an SDK that is not disabled', true, { OTEL_SDK_DISABLED: 'false', OTEL_TRACES_EXPORTER: 'otlp' }],
  ['an address of metrics', false, { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://localhost:4318' }],
  ['a name alone', false, { OTEL_SERVICE_NAME: 'proxy' }],
])('%s: %s', (_what, asks, environment) => {
  expect(asksForTraces(environment)).toBe(asks);
});
