import { describe, expect, it } from 'vitest';

import { lint } from '../testing/lint.js';

const settings = {
  'ibex-metrics': {
    catalog: { metrics: [{ name: 'shop_logins_total', labels: { result: { values: ['ok', 'error'] } } }] },
    metricsPackage: 'packages/metrics',
  },
};

/** The findings of the rule in code that records `value`, a syntax error being one too. */
const findings = (value: string, before = '') =>
  lint(`${before}\nrecord.shop_logins_total.inc({ result: ${value} });`, { config: { settings } }).filter(
    ({ ruleId }) => ruleId === 'ibex-metrics/bounded-label-values' || ruleId === null,
  );

describe('bounded-label-values never throws, and proves nothing it should not', () => {
  it.each([
    'result',
    'this.result',
    'super_.x?.y?.()',
    '(() => result)()',
    '(function* () { yield "ok" })()',
    'class {}',
    '/x/',
    '[]',
    '{}',
    'x => x',
    'tag`ok`',
    'import.meta.url',
    'new.target_',
    '-x',
    'x++',
    'x **= 2',
    'typeof x',
    '(0, y)',
    'f`${a}${b}`',
    '`${`${`${x}`}`}`',
    'x[y][z]',
    '[...x][0]',
    '({ ...x })[y]',
    '[, "ok"][y]',
    'await x',
    '<any>x',
    'x!',
    'E.A',
    'String()',
    'String(...x)',
    'x.toString()',
    'x.includes(y) ? z : "ok"',
    '[].includes(y) ? y : y',
  ])('%s', (value) => {
    expect(findings(value)).toHaveLength(1);
  });

  it.each([
    ['let a = b, b = a;', 'a'],
    ['let a = `${a}x`;', 'a'],
    ['function f() { return g(); } function g() { return f(); }', 'f()'],
    ['const f = (x) => (x ? f(x - 1) : y);', 'f(1)'],
    ['const o = { ...o, a: o.a };', 'o[k]'],
    ['for (const r of r) {}', 'r'],
    ['enum E { A = E.A, B = x }', 'E.B'],
    ['class C { #f() { return this.#f(); } m() { return this.#f(); } }', 'new C().m()'],
  ])('in circles: %s', (before, value) => {
    expect(() => findings(value, before)).not.toThrow();
  });

  it('on receivers and labels in circles', () => {
    for (const code of [
      'function f() { return g(); } function g() { return f(); } f().inc({ result: x });',
      'const a = b, b = a; a.shop_logins_total.inc(b); a.inc(a);',
      'let l = { ...l }; record.shop_logins_total.inc(l); record.shop_logins_total.inc({ ...l, ...m() });',
      'const f = () => f(); record.shop_logins_total.inc(f()); f()({ result: x });',
      'const f = () => f; f.startTimer()(f());',
    ]) {
      expect(() => lint(code, { config: { settings } }), code).not.toThrow();
    }
  });

  it('on long and deep values', () => {
    const sum = Array.from({ length: 1_000 }, (_, index) => `a${String(index)}`).join(' + ');
    const choice = `${'a ? "ok" : ('.repeat(200)}"ok"${')'.repeat(200)}`;
    const doubling = Array.from(
      { length: 30 },
      (_, index) => `const f${String(index + 1)} = () => (x ? f${String(index)}() : f${String(index)}());`,
    );
    expect(findings(sum)).toHaveLength(1);
    expect(findings(choice)).toHaveLength(0);
    const start = performance.now();
    expect(findings('f30()', `const f0 = () => "ok"; ${doubling.join(' ')}`)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
