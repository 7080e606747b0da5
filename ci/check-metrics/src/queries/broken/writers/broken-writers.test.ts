import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { CatalogChange } from '../../../diff/catalog-change.js';
import { PLAIN } from '../../../testing/plain-colors.js';
import type { BrokenQuery } from '../broken-query.js';
import { brokenQuerySections } from '../broken-query-sections.js';
import { brokenQueriesAsJson } from './broken-queries-as-json.js';
import { markdownBrokenQueries } from './markdown-broken-queries.js';
import { prettyBrokenQueries } from './pretty-broken-queries.js';

const CHANGE: CatalogChange = {
  kind: 'label-removed',
  metric: 'shop_api_requests_total',
  label: 'route',
  domain: { kind: 'enumeration', values: ['a'] },
  verdict: 'breaking',
  reason: 'it is',
};
const OTHER: CatalogChange = { ...CHANGE, label: 'status' };
const cwd = process.cwd();

function query(text: string, some: Partial<BrokenQuery> = {}): BrokenQuery {
  return {
    query: { kind: 'alert', text },
    file: join(cwd, 'rules/a.yml'),
    line: 3,
    column: 9,
    endColumn: 14,
    excerpt: { text: 'route', underline: '^^^^^' },
    change: CHANGE,
    how: 'asks for the label route, which is gone',
    through: [],
    ...some,
  };
}

const BROKEN = [
  query('One'),
  query('Two|*\u001b', { change: OTHER, line: 5, through: ['job:a', 'job:b'] }),
  query('Three', { line: 7, query: { kind: 'record', text: 'job:c' } }),
];
const words = {
  cwd,
  describe: (change: CatalogChange) => `its ${'label' in change ? change.label : ''} is gone`,
};

describe('the queries that break', () => {
  it('are told to a person by the change that breaks them', () => {
    expect([...prettyBrokenQueries(BROKEN, { ...words, colors: PLAIN })].join('')).toBe(
      [
        '✗ 3 queries break:',
        '  shop_api_requests_total its route is gone',
        '    rules/a.yml:3:9 alert One: asks for the label route, which is gone',
        '    rules/a.yml:7:9 recording rule job:c: asks for the label route, which is gone',
        '  shop_api_requests_total its status is gone',
        String.raw`    rules/a.yml:5:9 alert Two|*\u{1b}: asks for the label route, which is gone (through job:a, job:b)`,
        '',
      ].join('\n'),
    );
  });

  it('are a section of a comment', () => {
    expect([...markdownBrokenQueries(BROKEN, words)].join('')).toBe(
      [
        '#### ❌ 3 queries break',
        '',
        '`shop_api_requests_total` its route is gone:',
        '',
        '- alert **One**: asks for the label route, which is gone (`rules/a.yml:3:9`)',
        String.raw`- recording rule **job:c**: asks for the label route, which is gone (${'`'}rules/a.yml:7:9${'`'})`,
        '',
        '`shop_api_requests_total` its status is gone:',
        '',
        String.raw`- alert **Two\|\*\\u\{1b\}**: asks for the label route, which is gone, through ${'`job:a`, `job:b`'} (${'`'}rules/a.yml:5:9${'`'})`,
        '',
      ].join('\n'),
    );
  });

  it('are not all in a comment that would be too long', () => {
    const text = [...markdownBrokenQueries(BROKEN, words, { left: 90 })].join('');
    expect(text).toContain('**One**');
    expect(text).not.toContain('job:c');
    expect(text).toMatch(/\nand 2 more\n$/);
  });

  it('are counted once each, however many changes break them', () => {
    const [text] = prettyBrokenQueries([query('One'), query('One', { change: OTHER })], {
      ...words,
      colors: PLAIN,
    });
    expect(text).toBe('✗ 1 query breaks:\n');
  });

  it('are told to a program', () => {
    expect(brokenQueriesAsJson(BROKEN, cwd)[1]).toEqual({
      kind: 'alert',
      name: 'Two|*\u001b',
      file: 'rules/a.yml',
      line: 5,
      column: 9,
      endColumn: 14,
      change: { kind: 'label-removed', metric: 'shop_api_requests_total', label: 'status' },
      how: 'asks for the label route, which is gone',
      through: ['job:a', 'job:b'],
    });
  });

  it('are findings of their files', () => {
    const [section, ...others] = brokenQuerySections(BROKEN);
    expect(others).toEqual([]);
    expect(section).toMatchObject({ kind: 'lint', name: 'rules/a.yml' });
    expect(section?.findings.map(({ code, line, message }) => `${code} ${String(line)} ${message}`)).toEqual([
      'diff/breaks-query 3 alert One: asks for the label route, which is gone',
      'diff/breaks-query 5 alert Two|*\u001b: asks for the label route, which is gone, through job:a, job:b',
      'diff/breaks-query 7 recording rule job:c: asks for the label route, which is gone',
    ]);
  });

  it('are nothing where there are none', () => {
    expect([
      ...markdownBrokenQueries([], words),
      ...prettyBrokenQueries([], { ...words, colors: PLAIN }),
    ]).toEqual([]);
  });
});
