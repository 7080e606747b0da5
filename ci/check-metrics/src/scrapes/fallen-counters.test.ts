import { describe, expect } from 'vitest';

import {
  body,
  counters,
  describeFindings,
  describeSilence,
  histogramLines,
  RESTARTED,
  START,
} from '../testing/scrape-cases.js';

const HISTOGRAM = { h: 'histogram' } as const;

describe('a counter that fell', () => {
  describeFindings([
    {
      title: 'while the process started when it did',
      scrapes: [counters(START, 'x_total{a="b"} 120'), counters(START, 'x_total{a="b"} 3')],
      expected: {
        code: 'series/counter-fell',
        severity: 'error',
        metric: 'x_total',
        scrape: 2,
        line: 5,
        column: 1,
        message:
          'x_total{a="b"} fell from 120 to 3 between scrape 1 and 2 without a restart (process_start_time_seconds is the same)',
      },
    },
    {
      title: 'the first in the body is named, the others are counted',
      scrapes: [
        counters(START, 'x_total{a="1"} 5', 'x_total{a="2"} 5', 'x_total{a="3"} 5'),
        counters(START, 'x_total{a="3"} 1', 'x_total{a="1"} 5', 'x_total{a="2"} 4'),
      ],
      expected: {
        code: 'series/counter-fell',
        line: 5,
        message:
          'x_total{a="3"} fell from 5 to 1 between scrape 1 and 2 without a restart (process_start_time_seconds is the same); so did 1 more of its series',
      },
    },
    {
      title: 'with another counter that went on, which a restart would not have let',
      scrapes: [counters('x_total 120', 'y_total 4'), counters('x_total 3', 'y_total 9')],
      expected: {
        code: 'series/counter-fell',
        severity: 'error',
        message:
          'x_total fell from 120 to 3 between scrape 1 and 2 without a restart (y_total went from 4 to 9)',
      },
    },
    {
      title: 'with another counter that stayed above zero',
      scrapes: [counters('x_total 120', 'y_total 4'), counters('x_total 3', 'y_total 4')],
      expected: {
        code: 'series/counter-fell',
        severity: 'error',
        message: expect.stringContaining('(y_total stayed at 4)') as string,
      },
    },
    {
      title: 'as the only one, which may be a restart: a warning',
      scrapes: [counters('x_total 120', 'y_total 0'), counters('x_total 3', 'y_total 8')],
      expected: {
        code: 'series/counter-fell',
        severity: 'warning',
        message:
          'x_total fell from 120 to 3 between scrape 1 and 2 (a restart cannot be ruled out: every counter started anew, and process_start_time_seconds is missing)',
        fix: 'expose process_start_time_seconds, which tells a restart from a counter that was reset',
      },
    },
    {
      title: 'between later scrapes',
      scrapes: [
        counters(START, 'x_total 1'),
        counters(START, 'x_total 5'),
        counters(START, 'x_total 4'),
        counters(START, 'x_total 6'),
      ],
      expected: {
        code: 'series/counter-fell',
        scrape: 3,
        message: expect.stringContaining('scrape 2 and 3') as string,
      },
    },
    {
      title: 'again and again is one finding',
      scrapes: [counters(START, 'x_total 3'), counters(START, 'x_total 2'), counters(START, 'x_total 1')],
      expected: {
        code: 'series/counter-fell',
        scrape: 3,
        message: expect.stringMatching(/from 2 to 1 .*; it happened 2 times$/) as string,
      },
    },
    {
      title: 'for sure once, and perhaps later: an error',
      scrapes: [
        counters('x_total 3', 'y_total 1'),
        counters('x_total 2', 'y_total 1'),
        counters('x_total 1', 'y_total NaN'),
      ],
      expected: { code: 'series/counter-fell', severity: 'error', metric: 'x_total', scrape: 2 },
    },
    {
      title: 'after a restart, in the process that runs now',
      scrapes: [
        counters(START, 'x_total 100'),
        counters(RESTARTED, 'x_total 50'),
        counters(RESTARTED, 'x_total 49'),
      ],
      expected: { code: 'series/counter-fell', scrape: 3 },
    },
    {
      title: 'the bucket of a histogram',
      scrapes: [
        body(HISTOGRAM, START, 'h_bucket{le="1"} 5', 'h_bucket{le="+Inf"} 6', 'h_sum 9', 'h_count 6'),
        body(HISTOGRAM, START, 'h_bucket{le="1"} 4', 'h_bucket{le="+Inf"} 6', 'h_sum 9', 'h_count 6'),
      ],
      expected: {
        code: 'series/counter-fell',
        metric: 'h',
        message: expect.stringMatching(/^h_bucket\{le="1"\} fell/) as string,
      },
    },
    {
      title: 'the sum of a histogram without bounds below zero',
      scrapes: [
        body(HISTOGRAM, START, ...histogramLines(['0', '1', '+Inf'], 5, 9)),
        body(HISTOGRAM, START, ...histogramLines(['0', '1', '+Inf'], 5, 8)),
      ],
      expected: {
        code: 'series/counter-fell',
        metric: 'h',
        message: expect.stringMatching(/^h_sum fell/) as string,
      },
    },
    {
      title: 'the count of a summary',
      scrapes: [
        body({ s: 'summary' }, START, 's_sum 5', 's_count 5'),
        body({ s: 'summary' }, START, 's_sum 5', 's_count 4'),
      ],
      expected: {
        code: 'series/counter-fell',
        metric: 's',
        message: expect.stringMatching(/^s_count fell/) as string,
      },
    },
    {
      title: 'whose _created is the same, whatever else fell',
      scrapes: [
        body({ x: 'counter' }, 'x_total{a="1"} 5', 'x_created{a="1"} 1000', '# EOF'),
        body({ x: 'counter' }, 'x_total{a="1"} 4', 'x_created{a="1"} 1000', '# EOF'),
      ],
      options: { format: 'openmetrics' },
      expected: {
        code: 'series/counter-fell',
        severity: 'error',
        metric: 'x_total',
        message: expect.stringContaining('its _created is the same') as string,
      },
    },
    {
      title: 'from +Inf',
      scrapes: [counters(START, 'x_total +Inf'), counters(START, 'x_total 3')],
      expected: { code: 'series/counter-fell', message: expect.stringContaining('from +Inf to 3') as string },
    },
    {
      title: 'with the labels in another order',
      scrapes: [counters(START, 'x_total{a="1",b="2"} 2'), counters(START, 'x_total{b="2",a="1"} 1')],
      expected: { code: 'series/counter-fell' },
    },
    {
      title: 'whose samples have later timestamps',
      scrapes: [counters(START, 'x_total 2 1000'), counters(START, 'x_total 1 2000')],
      expected: { code: 'series/counter-fell' },
    },
    {
      title: 'of a process of which another, with another label, was restarted',
      scrapes: [
        counters(START, 'process_start_time_seconds{job="a"} 5', 'x_total{job="b"} 5'),
        counters(START, 'process_start_time_seconds{job="a"} 6', 'x_total{job="b"} 4'),
      ],
      expected: { code: 'series/counter-fell', metric: 'x_total' },
    },
  ]);

  describeSilence([
    {
      title: 'a gauge and an untyped metric that fell',
      scrapes: [body({ g: 'gauge' }, START, 'g 5', 'u 5'), body({ g: 'gauge' }, START, 'g 4', 'u 4')],
    },
    {
      title: 'a restart',
      scrapes: [counters(START, 'x_total 5', 'y_total 5'), counters(RESTARTED, 'x_total 0', 'y_total 6')],
    },
    {
      title: 'a restart of a process that gives its labels to every metric',
      scrapes: [
        counters('process_start_time_seconds{service="a"} 1', 'x_total 5', 'y_total 5'),
        counters('process_start_time_seconds{service="a"} 2', 'x_total 0', 'y_total 5'),
      ],
    },
    {
      title: 'counters that grow and stay',
      scrapes: [counters(START, 'x_total 5', 'y_total 0'), counters(START, 'x_total 5', 'y_total 1')],
    },
    {
      title: 'quantiles and the sum of a summary that fell',
      scrapes: [
        body({ s: 'summary' }, START, 's{quantile="0.5"} 5', 's_sum 5', 's_count 5'),
        body({ s: 'summary' }, START, 's{quantile="0.5"} 4', 's_sum 4', 's_count 6'),
      ],
    },
    {
      title: 'the sum of a histogram with bounds below zero',
      scrapes: [
        body(HISTOGRAM, START, ...histogramLines(['-1', '1', '+Inf'], 5, 9)),
        body(HISTOGRAM, START, ...histogramLines(['-1', '1', '+Inf'], 5, 8)),
      ],
    },
    {
      title: 'what counts nothing: values that are no number',
      scrapes: [counters(START, 'x_total NaN', 'y_total 4'), counters(START, 'x_total 3', 'y_total NaN')],
    },
    {
      title: 'an older sample, or one of the same time, which Prometheus does not store',
      scrapes: [
        counters(START, 'x_total 2 2000', 'y_total 2 2000'),
        counters(START, 'x_total 1 1000', 'y_total 1 2000'),
      ],
    },
    {
      title: 'a second sample of the same series, which Prometheus does not store',
      scrapes: [counters(START, 'x_total 5'), counters(START, 'x_total 6', 'x_total 1')],
    },
    {
      title: 'a series that was created again, as OpenMetrics says it',
      scrapes: [
        body({ x: 'counter' }, 'x_total{a="1"} 5', 'x_created{a="1"} 1000', 'x_total{a="2"} 5', '# EOF'),
        body({ x: 'counter' }, 'x_total{a="1"} 1', 'x_created{a="1"} 1007', 'x_total{a="2"} 5', '# EOF'),
      ],
      options: { format: 'openmetrics' },
    },
    {
      title: 'a histogram that was created again',
      scrapes: [
        body(HISTOGRAM, START, 'h_bucket{le="1"} 5', 'h_bucket{le="+Inf"} 5', 'h_created 1', '# EOF'),
        body(HISTOGRAM, START, 'h_bucket{le="1"} 1', 'h_bucket{le="+Inf"} 1', 'h_created 2', '# EOF'),
      ],
      options: { format: 'openmetrics' },
    },
    {
      title: 'a series that was created again, as clients write it in the text format',
      scrapes: [
        counters(START, '# TYPE x_created gauge', 'x_total 5', 'x_created 1'),
        counters(START, '# TYPE x_created gauge', 'x_total 1', 'x_created 2'),
      ],
    },
    {
      title: 'counters of another process that was restarted, under the same labels',
      scrapes: [
        counters(START, 'process_start_time_seconds{job="a"} 5', 'x_total{job="a",b="1"} 5', 'y_total 1'),
        counters(START, 'process_start_time_seconds{job="a"} 6', 'x_total{job="a",b="1"} 0', 'y_total 1'),
      ],
    },
    {
      title: 'counters of another process that was restarted, under the same prefix',
      scrapes: [
        counters(START, 'x_start_time_seconds 5', 'x_total 5', 'y_total 1'),
        counters(START, 'x_start_time_seconds 6', 'x_total 0', 'y_total 1'),
      ],
    },
    {
      title: 'a metric that was of another type before',
      scrapes: [
        body({ x_total: 'gauge' }, START, 'x_total 5'),
        body({ x_total: 'counter' }, START, 'x_total 4'),
      ],
    },
    {
      title: 'a body that Prometheus cannot read, and so does not store',
      scrapes: [
        counters(START, 'x_total 5', 'y_total 5'),
        counters(START, 'x_total 1', 'y_total five'),
        counters(START, 'x_total 5', 'y_total 5'),
      ],
    },
  ]);
});
