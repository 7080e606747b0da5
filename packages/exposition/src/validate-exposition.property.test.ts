import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpositionOptions } from './exposition-options.js';
import type { ExpositionReport } from './exposition-report.js';
import type { ExpositionSample } from './exposition-sample.js';
import { ExpositionValidator } from './exposition-validator.js';
import { anyBody, anyCharacter } from './testing/arbitrary-body.js';
import { validateExposition } from './validate-exposition.js';

const numRuns = 1000;

describe.each(['text', 'openmetrics'] as const)('any body read as %s', (format) => {
  const options: fc.Arbitrary<ExpositionOptions> = fc.record({
    format: fc.constant(format),
    utf8Names: fc.boolean(),
    countLabelValues: fc.boolean(),
  });

  test('gives the same report and samples however it is cut into chunks', () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 30 });
    fc.assert(
      fc.property(anyBody, options, cuts, (body, given, offsets) => {
        expect(observe(body, given, offsets)).toEqual(observe(body, given, []));
      }),
      { numRuns },
    );
  });

  test('gives problems in order, inside of the body', () => {
    fc.assert(
      fc.property(anyBody, options, (body, given) => {
        const { problems } = validateExposition(body, given);
        const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body).split('\n');
        let latest = { line: 1, column: 1 };
        for (const problem of problems) {
          const { line, column, endColumn } = problem;
          expect(line - latest.line || column - latest.column).toBeGreaterThanOrEqual(0);
          const length = lines[line - 1]?.length;
          expect(length, `line ${String(line)} of ${String(lines.length)}`).toBeDefined();
          expect(endColumn).toBeGreaterThanOrEqual(column);
          expect(endColumn, JSON.stringify(problem)).toBeLessThanOrEqual((length ?? 0) + 1);
          latest = problem;
        }
      }),
      { numRuns },
    );
  });

  test('is valid exactly if there is no syntax problem and all of it was read', () => {
    const limits = fc.record({
      maxLineBytes: fc.integer({ min: 10, max: 300 }),
      maxFamilies: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(anyBody, options, limits, (body, given, tight) => {
        const { valid, problems } = validateExposition(body, { ...given, ...tight });
        const rejecting = problems.filter(({ code }) => code.startsWith('syntax/') || UNREAD.has(code));

        expect(valid).toBe(rejecting.length === 0);
      }),
      { numRuns },
    );
  });

  test('has the words of the parser for the first syntax problem, in text format', () => {
    fc.assert(
      fc.property(anyBody, options, (body, given) => {
        const { parserError, problems } = validateExposition(body, given);
        const first = problems.find(({ code }) => code.startsWith('syntax/'));

        expect(parserError?.line).toBe(format === 'text' ? first?.line : undefined);
        expect(parserError?.message).not.toBe('');
      }),
      { numRuns },
    );
  });

  test('has at most as many problems listed as allowed, and what decides is among them', () => {
    fc.assert(
      fc.property(anyBody, options, fc.integer({ min: 1, max: 3 }), (body, given, maxProblems) => {
        const cut = validateExposition(body, { ...given, maxProblems });

        expect(cut.valid).toBe(validateExposition(body, given).valid);
        // One more that decides the verdict, and the one that says how many are missing.
        expect(cut.problems.length).toBeLessThanOrEqual(maxProblems + 2);
      }),
      { numRuns },
    );
  });

  test('is read as a string like its bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(anyCharacter, fc.constantFrom(...Array.from('x{a="} 1\n#'))) }),
        options,
        (body, given) => {
          expect(validateExposition(body, given)).toEqual(
            validateExposition(new TextEncoder().encode(body), given),
          );
        },
      ),
      { numRuns },
    );
  });
});

const UNREAD: ReadonlySet<string> = new Set(['limit/line-too-long', 'limit/too-many-families']);

interface Observed extends ExpositionReport {
  readonly samples: readonly ExpositionSample[];
}

function observe(body: Uint8Array, options: ExpositionOptions, cuts: readonly number[]): Observed {
  const samples: ExpositionSample[] = [];
  const validator = new ExpositionValidator({ ...options, onSample: (sample) => samples.push(sample) });
  let start = 0;
  for (const end of [...cuts, body.length].sort((a, b) => a - b)) {
    validator.write(body.slice(start, end));
    start = Math.max(start, Math.min(end, body.length));
  }
  return { ...validator.end(), samples };
}
