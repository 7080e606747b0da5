import { assert, asyncProperty, constantFrom, array, json, nat, oneof, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJson } from './is-json.js';

describe('what is JSON', () => {
  it.each([
    ...String.raw`{} [] 0 -1 -0 1e9 1E-9 0.1e+1 1e999 true false null "" [[[[]]],{"":{}}] [1,2.5,-0]`.split(
      ' ',
    ),
    ...String.raw`"\u00e9\ud800\"\\\/\b\f\n\r\t" {"a":1,"a":2,"__proto__":3} "é"`.split(' '),
    ' \t\r\n{"a" : [1, {} , "b"] , "c" :\n null}\t',
    '"\u2028"',
  ])('is: %s', (text) => expectAsParsed(Buffer.from(text)));

  it.each([
    ...String.raw`{ } [ ] [1,] [,1] [1,,2] {"a"} {"a":} {"a":1,} {a:1} {1:1} {"a"::1} {,} [} {] [1} {"a":1]`.split(
      ' ',
    ),
    ...String.raw`{}{} {},{} 1,1 1, , : " "\" "\x" "\u12" "\u12g4" "a 'a' /**/1 01 - -a 1. .1 1e 1e+ +1`.split(
      ' ',
    ),
    ...String.raw`0x1 --1 NaN Infinity tru nulls True`.split(' '),
    ...['', ' ', '1 1', '[1 2]', '{"a":1 "b":2}', '"\n"', '"\t"', '\ufeff{}', '\u00a01', '\0', '1\0'],
  ])('is not: %s', (text) => expectAsParsed(Buffer.from(text)));

  it.each([
    [0x22, 0xff, 0x22],
    [0x22, 0xc3, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xc0, 0x80, 0x22],
  ])('is not, for it is no UTF-8: %s %s %s', (...bytes) => expectAsParsed(Buffer.from(bytes)));

  it('is what JSON.parse takes, whatever it is', async () => {
    const token = constantFrom(...Array.from('{}[],:"\\ \n-+.0129eEut'), 'true', 'null', '"a"', '\\u');
    const damaged = json().chain((text) =>
      nat(text.length).map((at) => text.slice(0, at) + text.slice(at + 1)),
    );
    const texts = oneof(
      json(),
      damaged,
      string(),
      array(token).map((tokens) => tokens.join('')),
    );
    await assert(
      asyncProperty(
        oneof(
          texts.map((text) => Buffer.from(text)),
          uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        expectAsParsed,
      ),
      { numRuns: 3000 },
    );
  });

  it('may be nested deep, but not as deep as it likes', async () => {
    const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth));
    expect(await isJson(nested(1_000_000))).toBe(true);
    expect(await isJson(nested(1_000_001))).toBe(false);
  });
});

describe('a body of many megabytes', () => {
  const LENGTH = 4 * 1024 * 1024;
  it.each([
    ['small objects', Buffer.from(`[${'{},'.repeat(LENGTH / 3)}{}]`)],
    ['one string', Buffer.from(`"${'a'.repeat(LENGTH)}"`)],
    ['nothing', Buffer.from(`${' '.repeat(LENGTH)}1`)],
  ])('of %s lets others go on meanwhile', async (_of, body) => {
    const checked = isJson(body);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    expect(await checked).toBe(true);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(2);
  });
});

async function expectAsParsed(bytes: Buffer): Promise<void> {
  expect({ text: bytes.toString('latin1'), is: await isJson(bytes) }).toEqual({
    text: bytes.toString('latin1'),
    is: canBeParsed(bytes),
  });
}

function canBeParsed(bytes: Buffer): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}
