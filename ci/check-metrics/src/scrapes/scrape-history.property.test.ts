import { defineCatalog } from '@ibex/catalog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findingsOfScrapes } from '../testing/scraped-history.js';

const catalog = defineCatalog({ prefix: 'shop', services: ['web'], metrics: [] });

const numRuns = 300;

/** Series of counters and histograms, by how much each grows from scrape to scrape. */
const target = fc.integer({ min: 2, max: 5 }).chain((scrapes) =>
  fc.record({
    startTime: fc.boolean(),
    increases: fc.array(
      fc.array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), {
        minLength: scrapes,
        maxLength: scrapes,
      }),
      { minLength: 2, maxLength: 20 },
    ),
    order: fc.boolean(),
  }),
);

interface Target {
  readonly startTime: boolean;
  readonly increases: readonly (readonly number[])[];
  /** Whether every second scrape has its series and labels the other way round. */
  readonly order: boolean;
}

/** The values of each series, scrape by scrape. */
function valuesOf({ increases }: Target): number[][] {
  return increases.map((steps) => {
    let total = 0;
    return steps.map((step) => (total += step));
  });
}

function bodiesOf({ startTime, order }: Target, values: readonly (readonly number[])[]): string[] {
  return Array.from({ length: values[0]?.length ?? 0 }, (_, scrape) => {
    const isTurned = order && scrape % 2 === 1;
    const lines = values.map((series, index) => {
      const labels = [`name="n${String(index)}"`, `kind="k${String(index % 3)}"`];
      return `x_total{${(isTurned ? labels.reverse() : labels).join(',')}} ${String(series[scrape])}`;
    });
    const start = startTime ? 'process_start_time_seconds 1\n' : '';
    return `# TYPE x_total counter\n${(isTurned ? lines.reverse() : lines).join('\n')}\n${start}`;
  });
}

describe('a target whose counters only grow', () => {
  test('never has a finding', () => {
    fc.assert(
      fc.property(target, (grown) => {
        expect(findingsOfScrapes(catalog, bodiesOf(grown, valuesOf(grown)))).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('has one about any single counter that falls, with what it fell from and to', () => {
    fc.assert(
      fc.property(
        target,
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (grown, a, b, by) => {
          const values = valuesOf(grown);
          const index = a % values.length;
          const series = values[index] ?? [];
          const scrape = 1 + (b % (series.length - 1));
          const before = series[scrape - 1] ?? 0;
          fc.pre(before * by < before);
          series.splice(scrape, series.length, ...series.slice(scrape).map(() => before * by));
          // Where no start time and no other counter tells, it may be a restart: found all the same.
          const findings = findingsOfScrapes(catalog, bodiesOf(grown, values));
          expect(findings).toMatchObject([
            { code: 'series/counter-fell', metric: 'x_total', scrape: scrape + 1 },
          ]);
          expect(findings[0]?.message).toContain(`n${String(index)}`);
          expect(findings[0]?.message).toContain(`fell from ${String(before)} to ${String(before * by)} `);
        },
      ),
      { numRuns },
    );
  });
});
