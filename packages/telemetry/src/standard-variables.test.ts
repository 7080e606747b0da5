import { describe, expect, it } from 'vitest';

import { dropInvalidVariables } from './standard-variables.js';

describe('a standard variable that is not valid', () => {
  it.each([
    ['OTEL_SDK_DISABLED', 'yes-hunter2', 'true, false'],
    ['OTEL_TRACES_EXPORTER', 'jaeger-hunter2', 'none or a list of otlp, console, zipkin'],
    ['OTEL_TRACES_EXPORTER', 'otlp,none', 'none or a list of otlp, console, zipkin'],
    ['OTEL_TRACES_SAMPLER', 'hunter2', 'always_on, always_off, traceidratio, '],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'a number from 0 to 1'],
    ['OTEL_TRACES_SAMPLER_ARG', 'hunter2', 'a number from 0 to 1'],
    ['OTEL_PROPAGATORS', 'tracecontext,hunter2', 'none or a list of tracecontext, baggage, '],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'user:hunter2@localhost', 'a URL that begins with http:// or https://'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'hunter2', 'a URL that begins with http:// or https://'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'hunter2', 'grpc, http/protobuf, http/json'],
    ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'http', 'grpc, http/protobuf, http/json'],
    ['OTEL_EXPORTER_OTLP_COMPRESSION', 'hunter2', 'gzip, none'],
    [
      'OTEL_EXPORTER_OTLP_HEADERS',
      'authorization hunter2',
      'a list of key=value, percent-encoded where need be',
    ],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%hunter2', 'a list of key=value, percent-encoded where need be'],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', '-1', 'a number of at least 1'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'hunter2', 'a list of key=value, percent-encoded where need be'],
    ['OTEL_BSP_MAX_QUEUE_SIZE', '0', 'a number of at least 1'],
    ['OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT', 'hunter2', 'a number of at least 0'],
    ['OTEL_LOG_LEVEL', 'hunter2', 'none, error, '],
  ])('%s: is named, its value is not, and it counts as not set', (variable, value, expected) => {
    const environment = { [variable]: value, OTHER: 'kept' };
    const problems = dropInvalidVariables(environment);
    expect(problems).toEqual([expect.stringContaining(`${variable}: must be ${expected}`)]);
    expect(problems.join('')).not.toContain('hunter2');
    expect(environment).toEqual({ OTHER: 'kept' });
  });
});

describe('standard variables that are valid', () => {
  it('are left as they are', () => {
    const environment = {
      OTEL_SDK_DISABLED: 'False',
      OTEL_SERVICE_NAME: 'anything at all',
      OTEL_TRACES_EXPORTER: 'otlp, console',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
      OTEL_PROPAGATORS: 'tracecontext,baggage,b3',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://user:secret@collector:4318/base',
      OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20abc==, x-team=ibex',
      OTEL_EXPORTER_OTLP_TIMEOUT: '10000',
      OTEL_RESOURCE_ATTRIBUTES: 'service.namespace=ibex,deployment.environment.name=a%20b',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      OTEL_LOG_LEVEL: 'DEBUG',
      OTEL_NODE_RESOURCE_DETECTORS: 'env,host',
    };
    const given = { ...environment };
    expect(dropInvalidVariables(environment)).toEqual([]);
    expect(environment).toEqual(given);
  });

  it('are addresses without a scheme as well, where the protocol is gRPC', () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    };
    expect(dropInvalidVariables(environment)).toEqual([]);
  });

  it('are those that are set to nothing, too', () => {
    expect(dropInvalidVariables({ OTEL_TRACES_SAMPLER: '', OTEL_BSP_MAX_QUEUE_SIZE: ' ' })).toEqual([]);
  });
});
