import { expect, test } from 'vitest';
import { createRandom } from '../testing/random-body.js';
import { decodeUtf8, firstInvalidUtf8, utf16Length } from './utf8.js';

test('firstInvalidUtf8 agrees with TextDecoder on random bytes', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const random = createRandom(5);
  const leads = [
    0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf3, 0xf4, 0xf5, 0x9f, 0xa0,
    0x90,
  ];
  for (let i = 0; i < 5_000; i++) {
    const bytes = Uint8Array.from({ length: 1 + random(5) }, () => leads[random(leads.length)] ?? 0);
    const invalid = firstInvalidUtf8(bytes, 0, bytes.length);
    const wellFormed = invalid === -1 ? bytes : bytes.subarray(0, invalid);

    expect(() => strict.decode(wellFormed)).not.toThrow();
    if (invalid !== -1) expect(() => strict.decode(bytes)).toThrow();
  }
});

test('utf16Length is the length of the decoded text', () => {
  const bytes = Uint8Array.from([0x61, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0xff, 0x62]);

  expect(decodeUtf8(bytes, 0, bytes.length)).toBe('aé😀\ufffdb');
  expect(utf16Length(bytes, 0, bytes.length)).toBe(6);
});
