import { describe, expect, it } from 'vitest';

import { excerptOf } from './excerpt.js';

/** The excerpt of a line with what is between « and » marked. */
function marked(text: string, width = 60): string[] {
  const column = text.indexOf('«') + 1;
  const endColumn = text.indexOf('»');
  const excerpt = excerptOf(text.replace(/[«»]/g, ''), column, endColumn, width);
  return [excerpt.text, excerpt.underline];
}

describe('a line that fits', () => {
  it('is shown whole, with what is marked underlined', () => {
    expect(marked('http_requests_total «5,3»')).toEqual([
      'http_requests_total 5,3', //
      '                    ^^^',
    ]);
  });

  it('has one caret for a mark without length, also after its end', () => {
    expect(marked('up{«»')).toEqual(['up{', '   ^']);
    expect(excerptOf('', 1, 1, 60)).toEqual({ text: '', underline: '^' });
  });

  it('is shown for a mark that is not in it, as after somebody wrote to the file', () => {
    expect(excerptOf('up 1', 40, 50, 60)).toEqual({ text: 'up 1', underline: '    ^' });
  });

  it.each([
    ['tabs before it', 'a\tb «5,3»', 'a    b 5,3', '       ^^^'],
    ['a tab in it', 'up«\t»1', 'up    1', '  ^^^^'],
    ['wide characters before it', 'x{a="指标"} «5,3»', 'x{a="指标"} 5,3', '            ^^^'],
    ['wide characters in it', 'x{a="«指标»"} 1', 'x{a="指标"} 1', '     ^^^^'],
    ['Hangul, kana and full width before it', '한カＡ«!»', '한カＡ!', '      ^'],
    ['half width kana before it', 'ｶ«!»', 'ｶ!', ' ^'],
    ['an emoji, two code units, before it', '😀«!»', '😀!', '  ^'],
    ['combining characters before it', 'e\u0301e\u0301«!»', 'e\u0301e\u0301!', '  ^'],
    ['letters beyond ASCII before it', 'Größe≤«!»', 'Größe≤!', '      ^'],
    ['bytes that are not UTF-8', '\ufffd\ufffd«!»', '\ufffd\ufffd!', '  ^'],
    ['a NUL', 'a\0b«!»', String.raw`a\u{0}b!`, '       ^'],
    ['an escape sequence', '\u001b[31m«red»', String.raw`\u{1b}[31mred`, '          ^^^'],
    ['a change of the direction of writing', '«\u202e»abc', String.raw`\u{202e}abc`, '^^^^^^^^'],
    ['a carriage return', 'up 1«\r»', String.raw`up 1\u{d}`, '    ^^^^^'],
    ['a byte order mark', '«\ufeff»up 1', String.raw`\u{feff}up 1`, '^^^^^^^^'],
  ])('keeps the caret where it should be: %s', (_, text, shown, underline) => {
    expect(marked(text)).toEqual([shown, underline]);
  });
});

describe('a line that is too long', () => {
  it('is cut at its end where the mark is at its beginning', () => {
    expect(marked(`«up»{${'a'.repeat(100)}} 1`, 20)).toEqual([
      'up{aaaaaaaaaaaaaaa…', //
      '^^',
    ]);
  });

  it('is cut at its beginning where the mark is at its end', () => {
    expect(marked(`up{${'a'.repeat(100)}} «5,3»`, 20)).toEqual([
      '…aaaaaaaaaaaaa} 5,3', //
      '                ^^^',
    ]);
  });

  it('is cut on both sides where the mark is in the middle', () => {
    expect(marked(`${'a'.repeat(100)}«!»${'b'.repeat(100)}`, 20)).toEqual([
      '…aaaaaaaaa!bbbbbbbb…', //
      '          ^',
    ]);
  });

  it('has a long mark cut, with some of what is before it', () => {
    expect(marked(`up{a="«${'x'.repeat(1000)}»"} 1`, 20)).toEqual([
      'up{a="xxxxxxxxxx…', //
      '      ^^^^^^^^^^',
    ]);
  });

  it.each([20, 21, 40, 77, 120])('is never shown wider than %i columns, however it is made', (width) => {
    for (const unit of ['a', '\t', '指', '\u001b', '😀', 'e\u0301']) {
      for (const column of [1, 2, 50, 399, 400]) {
        const { text, underline } = excerptOf(unit.repeat(400), column, column + 7, width);
        const columns = text.replaceAll('\u0301', '').replaceAll(/指|😀/gu, '..').length;
        expect(columns).toBeLessThanOrEqual(width);
        expect(columns).toBeGreaterThan(width / 4);
        expect(underline.length).toBeLessThanOrEqual(columns + 1);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }
    }
  });

  it('is not looked at as a whole: a hundred million characters cost nothing', () => {
    const line = 'a'.repeat(100_000_000);
    const start = performance.now();
    expect(excerptOf(line, 50_000_000, 60_000_000, 20).underline).toMatch(/^ +\^+$/);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
