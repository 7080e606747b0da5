import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { awkwardText } from '../../testing/random-catalog.js';
import { code, prose } from './markdown-text.js';

describe('text as code', () => {
  it.each([
    ['/v1/models/:id', '`/v1/models/:id`'],
    ['a|b <c> *d*', '`a|b <c> *d*`'],
    ['a`b', '``a`b``'],
    ['a``b', '`a``b`'],
    ['`', '`` ` ``'],
    ['a  b', String.raw`${'`'}"a \u0020b"${'`'}`],
    [' a', String.raw`${'`'}"\u0020a"${'`'}`],
    ['a\nb', String.raw`${'`'}"a\nb"${'`'}`],
    ['"a"', '`"\\"a\\""`'],
    ['\u202ea', String.raw`${'`'}"\u{202e}a"${'`'}`],
  ])('%j', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });

  it('ends where the text does, and not before', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const [, fence = '', inner = ''] = /^(`+)([^`]|[^`].*[^`])\1$/s.exec(code(text)) ?? [];
        expect(fence).not.toBe('');
        expect(inner.match(/`+/g) ?? []).not.toContain(fence);
      }),
    );
  });
});

describe('text as prose', () => {
  it.each([
    ['End-to-end proxy request duration', 'End-to-end proxy request duration'],
    [
      '1 if it runs, e.g. "up" (or not) - 99.5% of time.',
      '1 if it runs, e.g. "up" (or not) - 99.5% of time.',
    ],
    ['See ibex_proxy_up, or <b>', 'See `ibex_proxy_up`, or `<b>`'],
    ['- a', '`-` a'],
    ['1. a', '`1`. a'],
    ['{{ $labels.x }} of it', '`{{ $labels.x }}` of it'],
    ['a\n\n# b', 'a `#` b'],
    ['at www.example.org and http://b', 'at `www.example.org` and `http://b`'],
    ['so :tada: it is', 'so `:tada:` it is'],
  ])('%j', (text, markdown) => {
    expect(prose(text)).toBe(markdown);
  });

  it('has nothing outside code that could be markup', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const outside = prose(text).replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
        expect(outside).not.toMatch(/[`*_<>[\]|~#\\&$@{}]|:\/\/|www\./i);
      }),
    );
  });
});
