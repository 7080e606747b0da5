import { describe, expect, test } from 'vitest';
import { LineReader } from '../bytes/line-reader.js';
import type { ExpositionOptions } from '../exposition-options.js';
import type { ExpositionReport } from '../exposition-report.js';
import { createRandom, randomBodies } from '../testing/random-body.js';
import { randomFamilies } from '../testing/random-families.js';
import { BodyReader } from './body-reader.js';

const encoder = new TextEncoder();

interface Read {
  readonly report: ExpositionReport;
  /** How many lines were not plain. */
  readonly lines: number;
}

function read(
  body: Uint8Array,
  takesPlainLines: boolean,
  chunk: number,
  options: ExpositionOptions = {},
): Read {
  const maxLineBytes = options.maxLineBytes ?? 10_000;
  const reader = new BodyReader(options, maxLineBytes, takesPlainLines ? 0 : Infinity);
  let lines = 0;
  const reading = new LineReader(
    {
      onLine: (...line) => {
        lines++;
        reader.onLine(...line);
      },
      onChunk: () => {
        reader.onChunk();
      },
      onLines: (...range) => reader.onLines(...range),
      onOverlongLine: () => {
        reader.onOverlongLine();
      },
    },
    maxLineBytes,
  );
  for (let at = 0; at < body.length; at += chunk) reading.write(body.slice(at, at + chunk));
  reading.end();
  return { report: reader.report(), lines };
}

describe('a report is the same whether plain lines are taken or not', () => {
  test('for families of many samples', () => {
    const random = createRandom(11);
    const bodies = randomFamilies(12);
    let allLines = 0;
    let otherLines = 0;
    for (let i = 0; i < 1000; i++) {
      const text = bodies.next().value as string;
      const body = encoder.encode(text);
      const options = { maxLineBytes: 20 + random(200), maxProblems: 1 + random(1000) };
      const every = read(body, false, body.length, options);
      const plain = read(body, true, 1 + random(body.length), options);

      expect([text, plain.report]).toEqual([text, every.report]);
      allLines += every.lines;
      otherLines += plain.lines;
    }

    // Else the comparison says nothing.
    expect(otherLines).toBeLessThan(allLines * 0.8);
  });

  test('for short bodies with anything in them', () => {
    const bodies = randomBodies(13);
    for (let i = 0; i < 1000; i++) {
      const body = bodies.next().value as Uint8Array;
      // Twice, so that there are lines like earlier ones.
      const twice = Uint8Array.from([...body, ...body]);

      expect(read(twice, true, twice.length).report).toEqual(read(twice, false, twice.length).report);
    }
  });
});
