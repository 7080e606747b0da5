import { counter, enumeration, gauge, type MetricDefinition } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import type { BrokenQuery } from '../../queries/broken/broken-query.js';
import { catalogOf } from '../../testing/catalog-of.js';
import { PLAIN } from '../../testing/plain-colors.js';
import { diffSection } from '../diff-section.js';
import { runDiff } from '../run-diff.js';
import { markdownDiff } from './markdown-diff.js';
import { prettyDiff } from './pretty-diff.js';
import type { ReportedDiff } from './reported-diff.js';

function reported(base: readonly MetricDefinition[], head: readonly MetricDefinition[]): ReportedDiff {
  const loaded = { catalog: catalogOf(head), definitionOf: () => undefined };
  const diff = runDiff({ base: catalogOf(base), head: loaded, today: '2026-11-28' });
  const report = { sections: [diffSection(diff, loaded)] };
  return { base: 'main', head: 'the working tree', diff, report, broken: [] };
}

const workers = (help: string): MetricDefinition => gauge('shop_api_workers', { help });
const many = (word: string, count: number): MetricDefinition[] =>
  Array.from({ length: count }, (_, index) => counter(`shop_${word}_${String(index)}_total`, { help: word }));

const text = (pieces: Iterable<string>): string => [...pieces].join('');

const manyBroken = (count: number): BrokenQuery[] =>
  Array.from({ length: count }, (_, index) => ({
    query: { kind: 'alert', text: `${String(index)}${'|'.repeat(1000)}` },
    file: '/shop/rules.yml',
    line: 1,
    column: 1,
    endColumn: 2,
    excerpt: { text: '', underline: '' },
    change: {
      kind: 'label-removed',
      metric: 'shop_one_0_total',
      label: 'route',
      domain: enumeration(['a']),
      verdict: 'breaking',
      reason: '',
    },
    how: 'asks for the label route, which is gone',
    through: ['<'.repeat(1000)],
  }));

describe('the Markdown', () => {
  const markdownOf = (diff: ReportedDiff): string => text(markdownDiff(diff, { cwd: '/shop' }));

  it.each([
    ['no changes', [], [], '### ✅ Metric catalog: no changes\n'],
    ['words', [workers('a')], [workers('b')], '### ✅ Metric catalog: patch release, nothing breaks\n'],
    [
      'what breaks',
      [workers('a')],
      [],
      '### ❌ Metric catalog: major release, 1 breaking change not announced\n',
    ],
    [
      'what breaks and was announced',
      [{ ...workers('a'), stability: 'experimental' as const }],
      [],
      '### ⚠️ Metric catalog: minor release, 1 breaking change announced\n',
    ],
  ])('begins with the verdict of %s', (_, base, head, title) => {
    expect(markdownOf(reported(base, head))).toMatch(new RegExp(`^${title}`));
  });

  it('has nothing of what comes from outside as markup', () => {
    const help = 'a | b\n</details> <img> [x](https://e.example) @o `c`';
    const markdown = markdownOf(reported([workers('www.e.example #1')], [workers(help)]));
    const [row = ''] = markdown.split('\n').filter((line) => line.includes('img'));
    expect(row).toContain(
      String.raw`a \| b\\u\{a\}\</details\> \<img\> \[x\](https\://e.example) \@o ${'\\`c\\`'}", was "www\.e.example \#1"`,
    );
    // A table of one row, within what is folded.
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(markdown.match(/^<\/details>$/gm)).toHaveLength(1);
  });

  it('is never longer than a comment may be, and counts what has no room', () => {
    const markdown = markdownOf({
      ...reported(many('one', 900), many('other', 900)),
      broken: manyBroken(900),
    });
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown).toContain('900 breaking changes not announced');
    expect(markdown).toMatch(/\nand \d{3} more\n/);
    expect(markdown).toContain('#### ❌ 900 queries break\n');
    expect(markdown).toContain('<summary>900 compatible changes</summary>');
  });

  it('tells what is wrong besides the changes', () => {
    const stability = { deprecatedSince: '2026-11-01', replacedBy: 'shop_api_threads' };
    const head: MetricDefinition[] = [{ ...workers('a'), stability }];
    const markdown = markdownOf(reported(head, head));
    expect(markdown).toMatch(/^### ❌ Metric catalog: no changes, 1 problem besides\n/);
    expect(markdown).toContain('\n#### ❌ Besides\n');
    expect(markdown).toContain(
      String.raw`- ${'`shop_api_workers`'} is replaced by shop\_api\_threads, which is not in the catalog; declare`,
    );
  });

  it('has a mark for what is wrong besides that is no error', () => {
    const diff = reported([workers('a')], [workers('a')]);
    const warning = { code: 'exemption/unused', severity: 'warning', message: 'exempts nothing' } as const;
    const unused = { kind: 'configuration', name: 'config.js', findings: [warning] } as const;
    const markdown = markdownOf({ ...diff, report: { sections: [...diff.report.sections, unused] } });
    expect(markdown).toMatch(/^### ✅ Metric catalog: no changes\n/);
    expect(markdown).toContain('\n#### ⚠️ Besides\n\n- exempts nothing\n');
  });
});

describe('what a person reads', () => {
  const pretty = (diff: ReportedDiff): string =>
    text(prettyDiff(diff, { colors: PLAIN, cwd: '/shop', root: '/shop' }));

  it('is harmless for a terminal', () => {
    expect(pretty(reported([workers('a')], [workers('\u001b[31mred')]))).toContain(
      String.raw`its help is "\u{1b}[31mred", was "a"`,
    );
  });

  it('has the metrics first of which something breaks, and of each that first', () => {
    const base = [workers('a'), gauge('shop_api_jobs', { help: 'Jobs' })];
    const head = [workers('b'), { ...counter('shop_api_jobs', { help: 'All jobs' }) }];
    const lines = pretty(reported(base, head)).split('\n');
    expect(lines.filter((line) => /^\S|^ {2}\S/.test(line))).toEqual([
      'main → the working tree',
      'shop_api_jobs',
      '  ✗ breaking    is a counter, was a gauge [diff/type]',
      '  · cosmetic    its help is "All jobs", was "Jobs"',
      'shop_api_workers',
      '  · cosmetic    its help is "b", was "a"',
      '✗ 1 breaking, 2 cosmetic: a major release',
    ]);
  });
});
