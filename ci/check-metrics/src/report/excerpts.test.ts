import type { Problem } from '@ibex/exposition';
import { describe, expect, it } from 'vitest';

import { readExcerpts } from './excerpts.js';

const LIMITS = { width: 60, maxLineBytes: 1000 };

function problemAt(line: number, column = 1, endColumn = column + 1): Problem {
  return { code: 'syntax/value-invalid', severity: 'error', line, column, endColumn, message: 'is wrong' };
}

function inChunks(body: string | Uint8Array, size: number): Uint8Array[] {
  const bytes = Buffer.from(body);
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

describe('readExcerpts', () => {
  it.each([1, 2, 3, 1000])('finds the lines of the problems in chunks of %i bytes', async (size) => {
    const problems = [problemAt(2, 3), problemAt(4), problemAt(2, 1)];
    const excerpts = await readExcerpts(inChunks('a 1\nb 2\n\nd指 4', size), problems, LIMITS);
    expect(problems.map((problem) => excerpts.get(problem))).toEqual([
      { text: 'b 2', underline: '  ^' },
      { text: 'd指 4', underline: '^' },
      { text: 'b 2', underline: '^' },
    ]);
  });

  it('has an empty line, and nothing for a line beyond the end', async () => {
    const problems = [problemAt(2), problemAt(3), problemAt(4)];
    const excerpts = await readExcerpts(inChunks('a 1\n\n', 3), problems, LIMITS);
    expect(problems.map((problem) => excerpts.get(problem)?.text)).toEqual(['', undefined, undefined]);
  });

  it('counts a byte order mark and bytes that are not UTF-8 as the validator does', async () => {
    const problem = problemAt(1, 4);
    const body = Buffer.concat([Buffer.from('\ufeff'), Buffer.from([0xff, 0xfe]), Buffer.from('! 1\n')]);
    expect((await readExcerpts([body], [problem], LIMITS)).get(problem)).toEqual({
      text: String.raw`\u{feff}` + '\ufffd\ufffd! 1',
      underline: '          ^',
    });
  });

  it('looks only at the beginning of a line longer than the limit', async () => {
    const problems = [problemAt(1), problemAt(2)];
    const body = `${'x'.repeat(5000)}\nb 2\n`;
    const excerpts = await readExcerpts(inChunks(body, 7), problems, { width: 40, maxLineBytes: 10 });
    expect(problems.map((problem) => excerpts.get(problem)?.text)).toEqual(['xxxxxxxxxx', 'b 2']);
  });

  it('may be given a buffer that is used again', async () => {
    const problem = problemAt(1);
    function* reused(): Generator<Uint8Array> {
      const buffer = Buffer.alloc(2);
      for (const text of ['up', ' 1', '\n\n']) {
        buffer.write(text);
        yield buffer;
      }
    }
    expect((await readExcerpts(reused(), [problem], LIMITS)).get(problem)?.text).toBe('up 1');
  });

  it('reads no further than the last line it needs', async () => {
    function* body(): Generator<Uint8Array> {
      yield Buffer.from('a 1\nb 2\n');
      throw new Error('read too far');
    }
    await expect(readExcerpts(body(), [problemAt(2)], LIMITS)).resolves.toHaveProperty('size', 1);
  });

  it('keeps no more of long lines than what it shows', async () => {
    const lines = 400;
    const lineBytes = 1_000_000;
    function* body(): Generator<Uint8Array> {
      for (let line = 0; line < lines; line++) yield Buffer.from(`${'é'.repeat(lineBytes / 2)}\n`);
    }
    const problems = Array.from({ length: lines }, (_, index) => problemAt(index + 1, 400_000));
    const before = process.memoryUsage();
    const excerpts = await readExcerpts(body(), problems, { width: 100, maxLineBytes: lineBytes });
    const { heapUsed } = process.memoryUsage();
    expect(excerpts.size).toBe(lines);
    // All lines together have 400 MB.
    expect(heapUsed - before.heapUsed).toBeLessThan(100_000_000);
  });
});
