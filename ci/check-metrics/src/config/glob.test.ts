import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { glob, globFault } from './glob.js';

describe('a pattern', () => {
  it.each([
    ['ibex_*', 'ibex_proxy_requests_total'],
    ['ibex_*', 'ibex_'],
    ['*_total', 'a_total_b_total'],
    ['*a*b*', 'xxaxxbxx'],
    ['*', 'http://127.0.0.1:9464/metrics'],
    ['*', ''],
    ['ibex_?', 'ibex_a'],
    ['http://10.*:9464/metrics', 'http://10.0.0.1:9464/metrics'],
    ['http://[::1]:9464/*', 'http://[::1]:9464/metrics'],
    ['a*', 'a*'],
  ])('%s matches %s', (pattern, text) => {
    expect(globFault(pattern)).toBeUndefined();
    expect(glob(pattern)(text)).toBe(true);
  });

  it.each([
    ['ibex_*', 'shop_ibex_total'],
    ['ibex', 'ibex_up'],
    ['*_total', 'a_total_'],
    ['ibex_?', 'ibex_ab'],
    ['ibex_?', 'ibex_'],
    ['a.c', 'abc'],
    ['{a,b}', 'a'],
    ['', 'a'],
  ])('%s does not match %s', (pattern, text) => {
    expect(glob(pattern)(text)).toBe(false);
  });

  it('means what the regular expression means that is made of it', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (written, given) => {
        const source = written.replaceAll('*', '.*').replaceAll('?', '.');
        expect(glob(written)(given)).toBe(new RegExp(`^${source}$`).test(given));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not stretched by a name that a target makes up', () => {
    // The regular expression would not come to an end within the time of a test.
    expect(glob('*_*_*_*_total')('_'.repeat(1_000_000))).toBe(false);
  });
});

it.each([
  ['', 'is empty'],
  ['a'.repeat(1001), 'has more than 1000 characters'],
])('cannot be a pattern: %#', (pattern, fault) => {
  expect(globFault(pattern)).toBe(fault);
});
