import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import { lint } from './testing/lint.js';

describe('the rules work on every kind of file', () => {
  const code = `
const { Counter } = require('prom-client');
const counter = new Counter({ name: 'a_total', help: 'a', labelNames: ['user_id', 'route'] });
counter.inc({ user_id: id, route: req.url });
`;

  it.each([
    ['TypeScript', 'a.ts', {}],
    ['TypeScript with JSX', 'a.tsx', {}],
    ['a JavaScript module', 'a.mjs', {}],
    ['CommonJS', 'a.cjs', { languageOptions: { sourceType: 'commonjs' } }],
    ['a script', 'a.js', { languageOptions: { sourceType: 'script' } }],
    ['JavaScript with JSX', 'a.jsx', { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }],
  ] as const)('%s', (_kind, filename, config) => {
    expect(lint(code, { filename, config }).map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['ibex-metrics/no-direct-registration', 3],
      ['ibex-metrics/no-high-cardinality-labels', 3],
      ['ibex-metrics/no-high-cardinality-labels', 4],
      ['ibex-metrics/no-url-route-label', 4],
    ]);
  });
});

describe('the rules work on components', () => {
  const findings = [
    ['ibex-metrics/no-direct-registration', 3],
    ['ibex-metrics/no-high-cardinality-labels', 4],
    ['ibex-metrics/no-url-route-label', 6],
  ];
  const script = `
import { Counter } from 'prom-client';
const views = new Counter({ name: 'views_total', help: 'Views' });
views.inc({ user_id: user.id });
export function count(request) {
  views.inc({ route: request.url });
}
`;

  it.each([
    [
      'of Vue',
      'a.vue',
      vueParser,
      '<template><p @click="views.inc({ path: $route.path })">{{ n }}</p></template>',
    ],
    ['of Svelte', 'a.svelte', svelteParser, '<p on:click={() => views.inc()}>{n}</p>'],
  ])('%s', (_kind, filename, componentParser, template) => {
    const code = `<script lang="ts">${script}</script>\n${template}\n`;
    const config = {
      files: ['**/*.{vue,svelte}'],
      languageOptions: { parser: componentParser, parserOptions: { parser } },
    };
    expect(lint(code, { filename, config }).map(({ ruleId, line }) => [ruleId, line])).toEqual(findings);
  });

  it('whose scripts a processor takes out', () => {
    const processor: Linter.Processor = {
      preprocess: (text, filename) => [
        { text: text.replace(/<\/?script.*?>/g, ''), filename: `${filename}.js` },
      ],
      postprocess: (messages) => messages.flat(),
    };
    const messages = lint(`<script lang="ts">${script}</script>`, {
      filename: 'a.component',
      config: { files: ['**/*.component'], processor },
    });
    expect(messages.map(({ ruleId, line }) => [ruleId, line])).toEqual(findings);
  });
});

describe('the rules never throw', () => {
  it('on code that is odd, circular or empty', () => {
    for (const code of ODD_CODE) {
      expect(() => lint(code), code).not.toThrow();
    }
  });

  it('on a syntax error', () => {
    expect(lint('import { from "prom-client"')).toMatchObject([{ fatal: true }]);
  });

  it('on long concatenations, deep nesting and long chains of names', () => {
    const sum = Array.from({ length: 1_000 }, (_, index) => `a${String(index)}`).join(' + ');
    const nested = `${'('.repeat(200)}req.url${' ?? b)'.repeat(200)}`;
    const names = Array.from(
      { length: 1_000 },
      (_, index) => `const n${String(index + 1)} = n${String(index)};`,
    );
    expect(lint(`m.inc({ route: ${sum} });`)).toHaveLength(1);
    expect(lint(`m.inc({ route: ${nested} });`)).toHaveLength(1);
    expect(() => lint(`const n0 = req.url; ${names.join('')} m.inc({ route: n1000 });`)).not.toThrow();
  });

  it('on values that go in circles, nor without end', () => {
    const visitors = Array.from(
      { length: 40 },
      (_, index) =>
        `class V${String(index)} { visit(n) { n.visit(n.left); n.visit(n.right); m.inc({ route: n.path }); } }`,
    );
    const makers = Array.from(
      { length: 120 },
      (_, index) => `m${String(index)}(x) { new B().m${String(index + 1)}(x); }`,
    );
    const branches = Array.from({ length: 2_000 }, (_, index) => `a === ${String(index)} ? '/a' : `).join('');
    for (const code of [
      `${visitors.join('\n')} q.visit(q); m.inc({ route: q });`,
      `class B { ${makers.join('\n')} m120(x) { m.inc({ route: x }); } }`,
      `m.inc({ route: ${branches} req.path });`,
      'function walk(node) { while (node) { node = node.next; } new node.Counter({ name: "a_total", help: "b" }); }',
      'let r; r = r.parent; r.register.registerMetric(x); r.collectDefaultMetrics();',
    ]) {
      const start = performance.now();
      expect(() => lint(code), code.slice(0, 80)).not.toThrow();
      // Far above what it takes, and far below what it took once: minutes.
      expect(performance.now() - start).toBeLessThan(8_000);
    }
  });

  it('on its own source, where it finds nothing', () => {
    const source = path.join(import.meta.dirname, 'model');
    for (const file of readdirSync(source)) {
      expect(lint(readFileSync(path.join(source, file), 'utf8')), file).toEqual([]);
    }
  });
});

const ODD_CODE = [
  '',
  '#!/usr/bin/env node\n',
  'inc(); m.inc(); m.inc(...labels); m.inc(,);',
  'm.inc(...labels); m.labels(...values, req.url); m.set(); new m(); new (class {})();',
  'm[inc]({ user_id }); m[`inc`]({ [key]: 1, [`a${b}`]: 2, get user_id() { return 1 }, async *x() {} });',
  'const a = b, b = a; m.inc(a); a.set(b); a.b.c.set(b.c);',
  'const { a: { b } = c } = b, [d, ...e] = b; m.inc({ route: b, path: d, url: e });',
  'for (const route of routes) m.inc({ route }); for (let route in routes) m.inc({ route });',
  'let route = route; route += route; route ||= route; m.inc({ route });',
  'let s = ""; s = `${s}${s}`; s = s + s; s = String(s); s = s.split("")[0]; m.inc({ route: s });',
  'const o = { ...o, a: o.a }; m.inc(o); m.inc(o.a); o.a.set(o);',
  'class A extends B {} class B extends A {} new A({ labelNames: A }); new B().set({});',
  'class A { x = this.x; y = this.x.y; constructor() { this.x = this.y; this.x.set({ a: this.y }); } }',
  'this.set({ user_id: 1 }); (() => this.x.set({}))(); function f() { this.x.set({}); }',
  'class A { static { this.x = 1; this.x.set({}); } accessor z = 1; declare w: number; [k]() {} }',
  'const l = [...l, , "a"].concat(l, ...l); new (require("prom-client").Counter)({ labelNames: l });',
  'export default class extends (await import("prom-client")).Counter {}',
  'import.meta.url; import("x").then(); import("prom-client").then(...a); import("prom-client")["then"](b);',
  'require(); require(...a); require(`${a}`); new require("prom-client"); require?.("prom-client")?.Counter;',
  'try {} catch { } label: for (;;) { break label; } debugger; with_;',
  'type A = typeof import("prom-client"); declare module "prom-client" { export class Extra {} } namespace N { import x = N; }',
  'enum E { a = `x`, b } m.inc({ route: E.a }); abstract class Q { abstract x: number; abstract y(): void }',
  'import c from "prom-client"; c(); c``; new c(); c.Counter(); c.Counter``; c.Counter.prototype.inc = 1; c++; delete c.Counter;',
  'import * as c from "prom-client"; for (c.Counter of []) {} [c.Counter] = []; ({ a: c.Counter } = {}); c.x ??= 1;',
];
