import { type ExpositionSample, validateExposition } from '@ibex/exposition';
import { describe, expect, it } from 'vitest';

import { asTextFormat, sampleAsTextFormat } from './as-text-format.js';

const BODY = [
  '# TYPE jobs counter',
  'jobs_total -1',
  '# TYPE build info',
  'build_info{version="1"} 1',
  '# TYPE temperature unknown',
  'temperature 20',
  '# TYPE depth gauge',
  'depth 1',
  '# EOF',
  '',
].join('\n');

describe('a report on OpenMetrics as one on the text format', () => {
  it('has families by the names of their samples, and no type that the text format lacks', () => {
    const { families } = asTextFormat(validateExposition(BODY, { format: 'openmetrics' }));
    expect(families.map(({ name, type }) => [name, type])).toEqual([
      ['jobs_total', 'counter'],
      ['build_info', 'info'],
      ['temperature', 'untyped'],
      ['depth', 'gauge'],
    ]);
  });

  it('has problems under the same names', () => {
    const { problems } = asTextFormat(validateExposition(BODY, { format: 'openmetrics', lint: false }));
    expect(problems.map(({ metric }) => metric)).toEqual(['jobs_total']);
  });

  it.each([
    ['jobs_total', 'jobs', 'jobs_total'],
    ['build_info', 'build', 'build_info'],
    ['depth', 'depth', 'depth'],
    ['latency_bucket', 'latency', 'latency'],
  ])('has the sample %s of %s in the family %s', (name, family, named) => {
    const sample: ExpositionSample = { name, family, labels: [], value: 1, line: 1 };
    expect(sampleAsTextFormat(sample).family).toBe(named);
  });
});
