import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFloat64 } from './parse-float.js';

const numRuns = 5000;
const decimal = fc.stringMatching(/^[-+]?[0-9]{0,25}\.?[0-9]{0,25}(?:[eE][-+]?[0-9]{1,4})?$/);

test('a decimal number is the one that JavaScript reads, if it is finite', () => {
  fc.assert(
    fc.property(decimal, (text) => {
      expect(parse(text)).toBe(readByJavaScript(text));
    }),
    { numRuns },
  );
});

test('every double is read back from each of its spellings', () => {
  fc.assert(
    fc.property(
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.integer({ min: 0, max: 100 }),
      (number, digits) => {
        const spelled = Object.is(number, -0) ? '-0' : String(number);

        expect(parse(spelled)).toBe(number);
        // Rounded up to a few digits, the greatest of them overflow.
        expect(parse(number.toExponential(digits))).toBe(readByJavaScript(number.toExponential(digits)));
        expect(parse(number.toFixed(digits))).toBe(readByJavaScript(number.toFixed(digits)));
      },
    ),
    { numRuns },
  );
});

test('any other text is none', () => {
  const words = new Set(['inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity', 'nan']);
  const anyText = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789.eE+-xbo_ infatyINFATY\u0660\uff11')),
  });
  fc.assert(
    fc.property(anyText, (text) => {
      fc.pre(!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) && !words.has(text.toLowerCase()));

      expect(parse(text)).toBeUndefined();
    }),
    { numRuns },
  );
});

/** Unlike JavaScript, Go has no number for an empty text, and none for one that overflows. */
function readByJavaScript(text: string): number | undefined {
  const number = text === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function parse(text: string): number | undefined {
  const bytes = new TextEncoder().encode(text);
  return parseFloat64(bytes, 0, bytes.length);
}
