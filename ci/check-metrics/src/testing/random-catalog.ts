import {
  type Catalog,
  defineCatalog,
  type LabelDomain,
  type MetricDefinition,
  type Stability,
} from '@ibex/catalog';
import fc from 'fast-check';

// Some are words of PromQL.
const OWNERS = ['cart', 'db', 'sum', 'on', 'metrics'] as const;
const NOUNS = ['orders', 'Orders', 'by', 'without', 'offset', 'bool', 'and', 'start', 'inf', 'x9'];
const GAUGE_ENDS = ['', '_up', '_seconds', '_bytes', '_ratio', '_last_run_timestamp_seconds', '_celsius'];
const LABELS = ['route', 'by', 'on', 'group_left', 'offset', 'ignoring', '_', 'status_code', 'Sum'];
const SPECIAL_TEXTS = [
  '|',
  '``',
  '`a`',
  '*a* _b_ __c__',
  '</details><script>',
  '{{ $labels.x }}',
  '{% if %}',
  'a  b',
  ' a',
  'a\nb\n\n# c',
  '"a"',
  '\\',
  '[a](http://b)',
  'www.example.org',
  'http://a/b?c&d;e',
  'me@example.org',
  ':tada:',
  '$x$',
  '- a',
  '1. a',
  '1) a',
  '+',
  '---',
  '===',
  '~~a~~',
  '&lt;',
  '<!-- a -->',
  '中文 字',
  '\u202e\u0007',
  'a | b',
  '#12',
  '\ud800',
];

/** Texts that nobody thought of when he wrote the program, and that a catalog may have in it. */
export function awkwardText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...SPECIAL_TEXTS),
    fc
      .array(fc.oneof(fc.constantFrom(...SPECIAL_TEXTS, 'of', 'the', 'requests,', 'snake_case', 'e.g.')), {
        minLength: 1,
        maxLength: 6,
      })
      .map((words) => words.join(' ')),
    fc.string({
      unit: fc.constantFrom(...Array.from('aZ0 `|*_-+.#<>[]()!&\\{}$:~"\'\n=é')),
      minLength: 1,
      maxLength: 12,
    }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  );
}

/** Catalogs that `defineCatalog` takes, with whatever texts a catalog may have in it. */
export function randomCatalog(): fc.Arbitrary<Catalog> {
  return fc
    .tuple(
      fc.constantFrom('shop', 'rate', 'up'),
      fc.uniqueArray(metric(), { maxLength: 6, selector: ({ name }) => name }),
      fc.boolean(),
    )
    .map(([prefix, metrics, hasBudgets]) =>
      defineCatalog({
        prefix,
        services: OWNERS.slice(0, 3),
        subsystems: OWNERS.slice(3),
        bucketSets: { sizes: [1, 1024, 1e6, 1e21], one: [0.1] },
        ...(hasBudgets && { seriesBudget: 1e9, serviceBudgets: { cart: 1e9 } }),
        metrics: metrics.map((definition) => ({ ...definition, name: `${prefix}_${definition.name}` })),
      }),
    );
}

function metric(): fc.Arbitrary<MetricDefinition> {
  const stability: fc.Arbitrary<Stability | undefined> = fc.constantFrom<(Stability | undefined)[]>(
    undefined,
    'experimental',
    {
      deprecatedSince: '2026-02-28',
    },
  );
  return fc
    .record({
      words: fc.tuple(fc.constantFrom(...OWNERS), fc.constantFrom(...NOUNS)).map((words) => words.join('_')),
      end: fc.constantFrom(...GAUGE_ENDS),
      type: fc.constantFrom('counter', 'gauge', 'histogram'),
      help: awkwardText().filter((text) => !/^[ \t]*$/.test(text)),
      labels: fc.uniqueArray(fc.tuple(fc.constantFrom(...LABELS), domain()), {
        maxLength: 3,
        selector: ([name]) => name,
      }),
      stability,
      hasBudget: fc.boolean(),
      buckets: fc.constantFrom([1, 1024, 1e6, 1e21], [0.1]),
    })
    .map(({ words, end, type, help, labels, stability: stable, hasBudget, buckets }): MetricDefinition => {
      const base = {
        help,
        labels: Object.fromEntries(labels),
        initial: [],
        ...(stable !== undefined && { stability: stable }),
        ...(hasBudget && { budget: 1e9 }),
      };
      switch (type) {
        case 'counter':
          return { ...base, type, name: `${words}_done_total` };
        case 'gauge':
          return { ...base, type, name: `${words}_now${end}` };
        case 'histogram':
          return { ...base, type, name: `${words}_bytes`, buckets };
      }
    });
}

function domain(): fc.Arbitrary<LabelDomain> {
  const values = fc.uniqueArray(awkwardText(), { minLength: 1, maxLength: 15 });
  return fc.tuple(values, fc.boolean()).map(([all, hasOther]): LabelDomain => ({
    kind: 'enumeration',
    values: all,
    ...(hasOther && all[0] !== undefined && { other: all[0] }),
  }));
}
