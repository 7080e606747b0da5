import { describe, expect, test } from 'vitest';
import { LineReader } from '../bytes/line-reader.js';
import type { ExpositionOptions } from '../exposition-options.js';
import type { ExpositionReport } from '../exposition-report.js';
import { createRandom, randomBodies } from '../testing/random-body.js';
import { randomFamilies } from '../testing/random-families.js';
import { BodyReader } from './body-reader.js';

const encoder = new TextEncoder();

/** Characters, and what is none: overlong, surrogates, too large, cut off. */
const ODD_BYTES: readonly (readonly number[])[] = [
  ...[[0x00], [0x0a], [0x0d], [0x20], [0x22], [0x2c], [0x5c], [0x5c, 0x5c], [0x7f], [0x80], [0xff]],
  ...[
    [0xc2, 0xa0],
    [0xc1, 0x81],
    [0xe0, 0xa0, 0x80],
    [0xe0, 0x9f, 0xbf],
    [0xed, 0x9f, 0xbf],
    [0xed, 0xa0, 0x80],
  ],
  ...[
    [0xf0, 0x90, 0x80, 0x80],
    [0xf0, 0x8f, 0xbf, 0xbf],
    [0xf4, 0x8f, 0xbf, 0xbf],
    [0xf4, 0x90, 0x80, 0x80],
  ],
  ...[
    [0xe6, 0x97, 0x22],
    [0xf0, 0x9f, 0x98, 0x22],
    [0xf5, 0x80, 0x80, 0x80],
  ],
];

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

  test('for lines with more values to look at than can be remembered', () => {
    const values = (line: number): string =>
      Array.from(
        { length: 60 },
        (_, i) => `l${String(i)}="node-${String(line * 7919 + i * 104_729)}.a/b"`,
      ).join();
    const body = encoder.encode(Array.from({ length: 300 }, (_, line) => `a{${values(line)}} 1\n`).join(''));

    const plain = read(body, true, body.length, { maxLineBytes: 1e6 });
    expect(plain.report).toEqual(read(body, false, body.length, { maxLineBytes: 1e6 }).report);
    expect(plain.lines).toBeLessThan(10);
  });

  test('for families in which bytes were changed', () => {
    const random = createRandom(14);
    const bodies = randomFamilies(15);
    for (let i = 0; i < 500; i++) {
      const body = encoder.encode(bodies.next().value as string);
      for (let changes = 1 + random(4); changes > 0; changes--) {
        // In a row, as only several bytes make a character beyond ASCII.
        const at = random(body.length);
        const bytes = ODD_BYTES[random(ODD_BYTES.length)] ?? [];
        body.set(bytes.slice(0, body.length - at), at);
      }

      expect([body, read(body, true, 1 + random(body.length)).report]).toEqual([
        body,
        read(body, false, body.length).report,
      ]);
    }
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
