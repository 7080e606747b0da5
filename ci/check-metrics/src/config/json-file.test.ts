import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FileError } from './file-error.js';
import { parseJson, readJsonFile } from './json-file.js';

function refusalOf(text: string): FileError | undefined {
  try {
    parseJson('/srv/a.json', text, FileError);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    return error as FileError;
  }
}

describe('parseJson', () => {
  it('says of every text that breaks off that it does, at its end', () => {
    const whole = '{"a":[1,{"b":"c"},true],\n"d":-1.5e3, "e": {}, "f": null}';
    expect(refusalOf(whole)).toBeUndefined();
    for (let length = 0; length < whole.length; length += 1) {
      const text = whole.slice(0, length).trimEnd();
      const lines = text.split('\n');
      expect(refusalOf(text)?.problems).toEqual([
        {
          line: lines.length,
          column: (lines.at(-1)?.length ?? 0) + 1,
          message: 'is no JSON: it ends too early',
          fix: 'write it to its end',
        },
      ]);
    }
  });

  it('says of what is too much where that is', () => {
    expect(refusalOf('{} }')?.problems).toMatchObject([
      { line: 1, column: 4, message: 'is no JSON: "}" cannot stand here' },
    ]);
  });

  it('takes what JSON.parse takes, but for what stands twice and what is too large, and says where what it does not take is', () => {
    const text = fc.oneof(
      fc.json(),
      fc
        .tuple(
          fc.json(),
          fc.nat(),
          fc.constantFrom('', ',', '"', '{', ']', '\\', '\n', '\u0000', 'x', '9', '.'),
        )
        .map(([json, at, broken]) => {
          const index = at % (json.length + 1);
          return json.slice(0, index) + broken + json.slice(index + 1);
        }),
    );
    fc.assert(
      fc.property(text, (json) => {
        const refusal = refusalOf(json);
        const isTaken = parses(json);
        const isStricter = /stands twice|too large|__proto__/.test(refusal?.message ?? '');
        if (!isStricter) expect(refusal === undefined).toBe(isTaken);
        for (const { line = 0, column = 0 } of refusal?.problems ?? []) {
          const lines = json.split(/\r\n|\r|\n/);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          expect(Math.min(line, column)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([1, 1000, 3000, 5000, 7000, 10_000, 100_000])('has an end in %i brackets', (depth) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const refusal = refusalOf(`${open.repeat(depth)}1${close.repeat(depth)}`);
      if (refusal) expect(refusal.message).toContain('is nested too deeply');
      expect(refusal === undefined || depth > 100).toBe(true);
    }
  });

  it('knows where each part stands', () => {
    const { placeOf } = parseJson('/srv/a.json', '{\n "a": [1,\n  { "b": 2 }] }', FileError);
    const shown = (...keys: PropertyKey[]): string => {
      const [value, name] = [placeOf(keys), placeOf(keys, 'name')];
      return `${String(value.line)}:${String(value.column)} ${String(name.line)}:${String(name.column)}`;
    };
    expect(shown()).toBe('1:1 1:1');
    expect(shown('a')).toBe('2:7 2:2');
    expect(shown('a', 0)).toBe('2:8 2:8');
    expect(shown('a', 1, 'b')).toBe('3:10 3:5');
    expect(shown('a', 1, 'lost')).toBe('3:3 3:3');
    expect(shown('a', 7)).toBe('2:7 2:2');
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('readJsonFile reads no', () => {
  it.each([
    ['folder', import.meta.dirname, 'is no file; give a file'],
    ['endless device', '/dev/zero', 'is no file; give a file'],
    ['file that is not there', '/nowhere.json', 'cannot be read: ENOENT'],
  ])('%s', async (_, path, message) => {
    await expect(readJsonFile(path, FileError)).rejects.toThrow(message);
  });
});
