import { describe, expect, it } from 'vitest';

import { type LintableMetric, lintMetric } from '../index.js';

const NO_TOTAL = 'non-counter metrics should not have "_total" suffix';
const ABBREVIATED = 'metric names should not contain abbreviated units';

/** The messages are promlint's; `lint-metric.promtool.test.ts` holds them against the real one. */
const cases: readonly (readonly [metric: Partial<LintableMetric> & { name: string }, messages: string[]])[] =
  [
    [{ name: 'http_requests_total', type: 'counter' }, []],
    [{ name: 'http_request_duration_seconds', type: 'histogram' }, []],
    [{ name: 'rpc_latency_seconds', type: 'summary' }, []],
    [{ name: 'open_connections', type: 'gauge' }, []],
    [{ name: 'anything', type: 'untyped' }, []],

    [{ name: 'open_connections', help: '' }, ['no help text']],
    [{ name: 'open_connections', help: undefined }, ['no help text']],
    [{ name: 'open_connections', help: ' \t' }, ['no help text']],
    [{ name: 'open_connections', help: '.' }, []],

    [{ name: 'http_requests', type: 'counter' }, ['counter metrics should have "_total" suffix']],
    [{ name: 'connections_total', type: 'gauge' }, [NO_TOTAL]],
    [{ name: 'latency_seconds_total', type: 'histogram' }, [NO_TOTAL]],
    [{ name: 'latency_seconds_total', type: 'summary' }, [NO_TOTAL]],
    [{ name: 'connections_total', type: 'untyped' }, []],

    [{ name: 'uptime_minutes' }, ['use base unit "seconds" instead of "minutes"']],
    [{ name: 'uptime_milliseconds' }, ['use base unit "seconds" instead of "milliseconds"']],
    [{ name: 'heap_kibibytes' }, ['use base unit "bytes" instead of "kibibytes"']],
    [{ name: 'heap_megabytes_max' }, ['use base unit "bytes" instead of "megabytes"']],
    // Of several words of one unit the first prefix that promlint knows, whatever their order.
    [{ name: 'x_gibibytes_mibibytes' }, ['use base unit "bytes" instead of "mibibytes"']],
    [{ name: 'x_bytes_kilobytes' }, ['use base unit "bytes" instead of "kilobytes"']],
    [{ name: 'room_fahrenheit' }, ['use base unit "celsius" instead of "fahrenheit"']],
    [{ name: 'cable_kilometres' }, ['use base unit "metres" instead of "kilometres"']],
    [{ name: 'room_thermometers' }, []],
    [{ name: 'room_celsius' }, []],

    [{ name: 'uptime_ms' }, [ABBREVIATED]],
    [{ name: 'uptime_MS_max' }, [ABBREVIATED]],
    [{ name: 'transfer_mb_s' }, [ABBREVIATED]],
    [{ name: 'ms_since_start' }, []],

    [
      { name: 'connections_bucket', type: 'gauge' },
      ['non-histogram metrics should not have "_bucket" suffix'],
    ],
    [{ name: 'latency_bucket', type: 'summary' }, ['non-histogram metrics should not have "_bucket" suffix']],
    [{ name: 'latency_bucket', type: 'histogram' }, []],
    [
      { name: 'connections_count', type: 'gauge' },
      ['non-histogram and non-summary metrics should not have "_count" suffix'],
    ],
    [
      { name: 'connections_sum', type: 'gauge' },
      ['non-histogram and non-summary metrics should not have "_sum" suffix'],
    ],
    [{ name: 'latency_count', type: 'summary' }, []],
    [{ name: 'latency_sum', type: 'histogram' }, []],
    [{ name: 'connections_count', type: 'untyped' }, []],

    [{ name: 'connections', labelNames: ['le'] }, ['non-histogram metrics should not have "le" label']],
    [
      { name: 'connections', labelNames: ['quantile'] },
      ['non-summary metrics should not have "quantile" label'],
    ],
    [
      { name: 'latency_seconds', type: 'histogram', labelNames: ['quantile'] },
      ['non-summary metrics should not have "quantile" label'],
    ],
    [
      { name: 'latency_seconds', type: 'summary', labelNames: ['le'] },
      ['non-histogram metrics should not have "le" label'],
    ],
    [{ name: 'connections', type: 'untyped', labelNames: ['le', 'quantile'] }, []],

    [{ name: 'connections_gauge' }, ["metric name should not include type 'gauge'"]],
    [{ name: 'open_Gauge_connections' }, ["metric name should not include type 'gauge'"]],
    [{ name: 'gauge_connections' }, []],
    [{ name: 'open_gauges' }, []],
    [{ name: 'disk_histogram_connections' }, ["metric name should not include type 'histogram'"]],
    [{ name: 'daily_summary', type: 'untyped' }, ["metric name should not include type 'summary'"]],
    [
      { name: 'daily_gauge_histogram', type: 'untyped' },
      [
        "metric name should not include type 'gauge'",
        "metric name should not include type 'histogram'",
        "metric name should not include type 'gauge_histogram'",
      ],
    ],

    [{ name: 'requests:rate' }, ["metric names should not contain ':'"]],
    [{ name: 'openConnections' }, ["metric names should be written in 'snake_case' not 'camelCase'"]],
    [
      { name: 'connections', labelNames: ['clientKind', 'serverKind'] },
      ["label names should be written in 'snake_case' not 'camelCase'"],
    ],
    [{ name: 'OPEN_CONNECTIONS', labelNames: ['CLIENT'] }, []],

    [
      { name: 'uptimeMs_ms_total', type: 'gauge', help: '', labelNames: ['le'] },
      [
        'no help text',
        ABBREVIATED,
        NO_TOTAL,
        'non-histogram metrics should not have "le" label',
        "metric names should be written in 'snake_case' not 'camelCase'",
      ],
    ],
  ];

describe('lintMetric', () => {
  it.each(cases)('finds in %j: %j', (metric, messages) => {
    const findings = lintMetric({ type: 'gauge', help: 'A help text', labelNames: [], ...metric });
    expect(findings.map(({ message }) => message)).toEqual(messages);
  });

  it.each([
    [{ name: 'openConnections_total' }, 'name it "openConnections", or make it a counter'],
    [{ name: 'openConnections' }, 'name it "open_connections"'],
    [{ name: 'connections', labelNames: ['clientKind'] }, 'name the label "client_kind"'],
    [{ name: 'uptime_hours' }, 'record in seconds and put "seconds" into the name'],
    [{ name: 'uptime_kb' }, 'write "kb" out, as a base unit'],
    [{ name: 'latency_sum' }, 'name it "latency"'],
  ])('says what to do about %j: %s', (metric, fix) => {
    const [finding] = lintMetric({ type: 'gauge', help: 'A help text', labelNames: [], ...metric });
    expect(finding?.fix).toBe(fix);
  });
});
