import { describe, expect, test } from 'vitest';
import type { ExpositionSample } from './exposition-sample.js';
import type { ExpositionReport } from './exposition-report.js';
import { ExpositionValidator } from './exposition-validator.js';
import { CLEAN_BODIES, PROBLEM_CASES } from './testing/problem-cases.js';
import { createRandom, randomBodies } from './testing/random-body.js';
import { validateExposition } from './validate-exposition.js';

const encoder = new TextEncoder();

describe('chunks', () => {
  test('any chunking gives the same report and the same samples', () => {
    const random = createRandom(1);
    const bodies = randomBodies(2);
    for (let i = 0; i < 1000; i++) {
      const body = bodies.next().value as Uint8Array;
      expect(validateInChunks(body, () => 1 + random(9))).toEqual(validateInChunks(body, () => body.length));
    }
  });

  test.each([...PROBLEM_CASES.map(({ body }) => body), ...CLEAN_BODIES])('byte by byte: %j', (body) => {
    const bytes = typeof body === 'string' ? encoder.encode(body) : body;

    expect(validateInChunks(bytes, () => 1)).toEqual(validateInChunks(bytes, () => bytes.length));
  });

  test('a character split between chunks is one character', () => {
    const validator = new ExpositionValidator({ lint: false });
    for (const byte of encoder.encode('x{a="😀"} 1\n')) validator.write(Uint8Array.of(byte));

    expect(validator.end()).toMatchObject({ valid: true, problems: [] });
  });

  test('the buffer of a chunk may be reused', () => {
    const validator = new ExpositionValidator();
    const buffer = new Uint8Array(3);
    for (const text of ['x{a', '="1', '"} ', '1\nx', ' 2\n']) {
      buffer.fill(0);
      const { written } = encoder.encodeInto(text, buffer);
      validator.write(buffer.subarray(0, written));
    }

    expect(validator.end().families[0]).toMatchObject({ name: 'x', labelNames: ['a'], sampleCount: 2 });
  });

  // `Buffer#slice` shares memory where `Uint8Array#slice` copies.
  test.each(['text', 'openmetrics'] as const)('that of a Buffer may be reused too: %s', (format) => {
    const validator = new ExpositionValidator({ format, lint: false });
    const buffer = Buffer.alloc(64);
    for (const text of ['aa{x="1"} 1\naa{x="2"} 1\n', 'bb{x="1"} 1\nbb{x="2"} 1\n', 'cc{x="1"} 1\n# EOF\n']) {
      validator.write(buffer.subarray(0, buffer.write(text)));
    }

    const { valid, families } = validator.end();
    expect(valid).toBe(true);
    expect(families.map(({ name, seriesCount }) => [name, seriesCount])).toEqual([
      ['aa', 2],
      ['bb', 2],
      ['cc', 1],
    ]);
  });

  test('a line longer than the limit is skipped, however it arrives', () => {
    const body = encoder.encode(`a 1\nb{x="${'y'.repeat(100)}"} 1\nc 1\n`);
    const options = { maxLineBytes: 50 };
    for (const size of [1, 7, 60, 1000]) {
      const { valid, problems, families } = validateInChunks(body, () => size, options);

      expect(valid).toBe(false);
      expect(problems).toMatchObject([{ code: 'limit/line-too-long', line: 2 }]);
      expect(families.map(({ name }) => name)).toEqual(['a', 'c']);
    }
  });

  test('a line of exactly the limit is read', () => {
    const body = `x{a="${'y'.repeat(41)}"} 1`;

    expect(body).toHaveLength(50);
    expect(validateExposition(`${body}\n`, { maxLineBytes: 50 }).valid).toBe(true);
    expect(validateExposition(`${body}\n`, { maxLineBytes: 49 }).valid).toBe(false);
  });

  test('nothing can be written after the end', () => {
    const validator = new ExpositionValidator();
    validator.end();

    expect(() => {
      validator.write(new Uint8Array(0));
    }).toThrow('the body has ended');
    expect(() => validator.end()).toThrow('the body has ended');
  });
});

describe('hostile bodies', () => {
  test('random bytes', () => {
    const random = createRandom(3);
    for (let i = 0; i < 300; i++) {
      const body = Uint8Array.from({ length: random(400) }, () => random(256));

      expect(() => validateExposition(body)).not.toThrow();
    }
  });

  test('a line feed every byte, every byte a NUL, every byte 0xFF', () => {
    for (const byte of [0x0a, 0x00, 0xff]) {
      expect(() => validateExposition(new Uint8Array(100_000).fill(byte))).not.toThrow();
    }
  });

  test.each([
    ['labels of different names', Array.from({ length: 60_000 }, (_, i) => `a${String(i)}="1"`)],
    ['labels of one name', Array.from({ length: 60_000 }, () => 'le="1"')],
  ])('sixty thousand %s in one line', (_, labels) => {
    const body = `# TYPE h histogram\nh_bucket{${labels.join()}} 1\n`;
    const start = performance.now();
    validateExposition(body, { onSample: () => undefined });

    expect(performance.now() - start).toBeLessThan(5000);
  });

  test.each([
    '# HELP m% h\n',
    'm% 1\n',
    '9m% 1\n',
    'x{a%="1"} 1\n',
    'x{a="%"} 1 2 3\n',
    '# TYPE m% summary\nm%{quantile="0"} 1\n',
  ])('ten thousand times %j at the start of a large chunk', (line) => {
    // Whoever searches beyond the end of a line searches 20 MB ten thousand times.
    const rest = `# ${'x'.repeat(65_536)}\n`.repeat(300);
    const body = encoder.encode(
      Array.from({ length: 10_000 }, (_, i) => line.replaceAll('%', String(i))).join('') + rest,
    );
    const start = performance.now();
    const { problems } = validateExposition(body, { maxProblems: 1000 });

    expect(problems.length).toBeLessThanOrEqual(1002);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('a million digits', () => {
    const digits = '9'.repeat(1_000_000);

    expect(validateExposition(`x 1 ${digits}\n`).problems).toMatchObject([
      { code: 'syntax/timestamp-invalid' },
    ]);
    expect(validateExposition(`x ${digits}\n`).problems).toMatchObject([{ code: 'syntax/value-invalid' }]);
  });

  test('what a message quotes is cut, and harmless in a terminal', () => {
    const [problem] = validateExposition(`x \u001b[31m\u202e${'y'.repeat(1000)}\n`).problems;

    expect(problem?.message).toContain('\\u{1b}[31m\\u{202e}yyy');
    expect(problem?.message.length).toBeLessThan(200);
  });
});

interface Observed extends ExpositionReport {
  readonly samples: readonly ExpositionSample[];
}

function validateInChunks(body: Uint8Array, size: () => number, options = {}): Observed {
  const samples: ExpositionSample[] = [];
  const validator = new ExpositionValidator({
    ...options,
    onSample: (sample) => {
      samples.push(sample);
    },
  });
  for (let at = 0; at < body.length;) {
    const end = at + size();
    validator.write(body.slice(at, end));
    at = end;
  }
  return { ...validator.end(), samples };
}
