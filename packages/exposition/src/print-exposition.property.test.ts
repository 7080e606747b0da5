import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricFamily } from './metric-family.js';
import { parseExposition } from './parse-exposition.js';
import { printExposition } from './print-exposition.js';
import { anyBody } from './testing/arbitrary-body.js';
import { openMetricsFamilies, textFamilies } from './testing/arbitrary-families.js';

const numRuns = 300;

describe.each([
  ['text', textFamilies()],
  ['openmetrics', openMetricsFamilies()],
] as const)('in the format %s', (format, arbitraryFamilies) => {
  test('what is printed is read back as it was, and printed again as it was', () => {
    fc.assert(
      fc.property(arbitraryFamilies, (families) => {
        const body = printExposition(families, { format });
        const { report, families: readBack } = parseExposition(body, { format });

        expect(report.problems.filter(({ code }) => code.startsWith('syntax/'))).toEqual([]);
        expect(report.valid).toBe(true);
        expect(readBack).toEqual(families);
        expect(printExposition(readBack, { format })).toBe(body);
      }),
      { numRuns },
    );
  });

  test('what could be read of any body is either refused, or printed and read back as it was', () => {
    let printed = 0;
    fc.assert(
      fc.property(anyBody, (body) => {
        const { families } = parseExposition(body, { format });
        let again: string;
        try {
          again = printExposition(families, { format });
        } catch {
          return;
        }
        printed++;
        expect(parseExposition(again, { format }).families).toEqual(families);
      }),
      { numRuns },
    );
    expect(printed).toBeGreaterThan(numRuns / 4);
  });
});

test('a lone surrogate anywhere is refused, for UTF-8 has no bytes for it', () => {
  const loneSurrogate = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));
  fc.assert(
    fc.property(loneSurrogate, fc.constantFrom('help', 'label'), (text, place) => {
      const labels = place === 'label' ? [{ name: 'a', value: `x${text}y` }] : [];
      const help = place === 'help' ? { help: `x${text}y` } : {};
      const family: MetricFamily = {
        name: 'x',
        type: 'gauge',
        ...help,
        samples: [{ name: 'x', labels, value: 1 }],
      };

      expect(() => printExposition([family])).toThrow('has a lone surrogate');
    }),
  );
});
