import { expect, test } from 'vitest';
import { formatOfContentType } from './format-of-content-type.js';

test.each([
  ['application/openmetrics-text; version=1.0.0; charset=utf-8', 'openmetrics'],
  ['application/openmetrics-text; version=0.0.1; charset=utf-8', 'openmetrics'],
  ['Application/OpenMetrics-Text;charset=UTF-8;Version="1.0.0"', 'openmetrics'],
  ['application/openmetrics-text', 'openmetrics'],
  ['application/openmetrics-text; version=2.0.0', undefined],
  ['text/plain; version=0.0.4; charset=utf-8', 'text'],
  ['text/plain;version=0.0.4', 'text'],
  ['text/plain', 'text'],
  ['text/plain; version=1.0.0', undefined],
  ['application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited', undefined],
  ['text/html', undefined],
  ['', undefined],
])('%s', (contentType, format) => {
  expect(formatOfContentType(contentType)).toBe(format);
});
