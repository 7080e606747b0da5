import { validateExposition } from '@ibex/exposition';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';

import { cardinalityOf, totalSeries } from './cardinality.js';
import { cardinalityTable } from './cardinality-table.js';

const BODY = [
  '# TYPE requests_total counter',
  ...['GET', 'POST', 'PUT'].flatMap((method) =>
    [200, 500].map((code) => `requests_total{code="${String(code)}",method="${method}"} 1`),
  ),
  '# TYPE latency histogram',
  'latency_bucket{le="1"} 1',
  'latency_bucket{le="+Inf"} 2',
  'latency_sum 3',
  'latency_count 2',
  '# TYPE size summary',
  'size{quantile="0.5"} 1',
  'size_sum 3',
  'size_count 2',
  '# TYPE nothing gauge',
  'up 1',
  '',
].join('\n');

const { families } = validateExposition(BODY, { countLabelValues: true });

describe('cardinalityOf', () => {
  it('has the families with samples, the largest first, with buckets and quantiles counted', () => {
    expect(cardinalityOf(families).map(({ metric, series }) => [metric, series])).toEqual([
      ['requests_total', 6],
      ['latency', 4],
      ['size', 3],
      ['up', 1],
    ]);
    expect(totalSeries(families)).toBe(14);
  });

  it('has percentages that are 100 together', () => {
    const total = cardinalityOf(families).reduce((sum, { percentage }) => sum + percentage, 0);
    expect(total).toBeCloseTo(100);
  });

  it('tells how many values each label has, the most first', () => {
    const [requests] = cardinalityOf(families);
    expect(requests?.labels).toEqual([
      { name: 'method', values: 3 },
      { name: 'code', values: 2 },
    ]);
  });

  it('has nothing for an empty body', () => {
    expect(cardinalityOf([])).toEqual([]);
  });
});

describe('cardinalityTable', () => {
  it('has the columns of promtool, and the values of each label', () => {
    const plain = picocolors.createColors(false);
    expect(
      cardinalityTable(
        families.filter(({ name }) => name !== 'latency'),
        plain,
      ),
    ).toEqual([
      '  Metric          Cardinality  Percentage  Label values',
      '  requests_total            6      60.00%  method 3, code 2',
      '  size                      3      30.00%  quantile 1',
      '  up                        1      10.00%',
      '  Total                    10        100%',
    ]);
  });
});
