import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import type { CatalogDocs, LabelDocs, MetricDocs } from '../catalog-docs.js';
import { typesSource, type TypesOptions } from './types-source.js';

describe('the types of a catalog', () => {
  it('have a property with a comment for each metric, and one for each of its labels', () => {
    expect(typesOf([requests], { declaredIn: new Map([[requests.name, 'src/catalog.ts']]) })).toBe(`\
// Made from the catalog by \`check-metrics docs --types\`. Do not edit.

/** What editors show of the metrics of the catalog, and of their labels. */
export interface CatalogMetricDocs {
  /**
   * Requests to the cart
   *
   * Counter, at most 6 series on a target (budget: 1,000)
   *
   * - \`route\`: \`/carts\`, \`/carts/:id\`, \`unmatched\`
   * - \`result\`: \`ok\`, \`error\`
   *
   * @example
   * \`\`\`promql
   * sum by (route) (rate(shop_cart_requests_total[5m]))
   * \`\`\`
   * @see \`src/catalog.ts\`
   */
  readonly shop_cart_requests_total: {
    /**
     * Label of \`shop_cart_requests_total\`: \`/carts\`, \`/carts/:id\`, \`unmatched\`
     *
     * Anything else is \`unmatched\`.
     * Each value makes at most 2 series.
     */
    readonly route: unknown;
    /**
     * Label of \`shop_cart_requests_total\`: \`ok\`, \`error\`
     *
     * Each value makes at most 3 series.
     */
    readonly result: unknown;
  };
}
`);
  });

  it('say the unit and the buckets of a histogram', () => {
    const text = typesOf([
      metric({ name: 'shop_cart_wait_seconds', type: 'histogram', unit: 'seconds', buckets: [0.1, 1, 10] }),
    ]);
    expect(text).toContain('   * Histogram in seconds, at most 1 series on a target\n');
    expect(text).toContain('   * Buckets: 0.1, 1, 10\n');
    expect(text).toContain('  readonly shop_cart_wait_seconds: {};\n');
  });

  it.each([
    [{ level: 'stable' }, undefined],
    [{ level: 'experimental' }, '@experimental'],
    [
      { level: 'deprecated', since: '2026-09-01', until: '2026-11-30' },
      '@deprecated since 2026-09-01, may go on 2026-11-30',
    ],
    [
      { level: 'deprecated', since: '2026-09-01', until: '2026-11-30', replacedBy: 'shop_cart_up' },
      '@deprecated since 2026-09-01, may go on 2026-11-30; use `shop_cart_up`',
    ],
  ] as const)('say of the stability %j: %s', (stability, tag) => {
    const tags = [
      ...typesOf([metric({ stability })]).matchAll(/^ {3}\* (@(?:deprecated|experimental).*)$/gm),
    ];
    expect(tags.map(([, line]) => line)).toEqual(tag === undefined ? [] : [tag]);
  });

  it('list twelve values, and of more how they begin', () => {
    const listOf = (count: number) =>
      /^ {3}\* - `code`: (.*)$/m.exec(
        typesOf([metric({ labels: [label('code', codes.slice(0, count))] })]),
      )?.[1];
    expect(listOf(12)).toBe(
      codes
        .slice(0, 12)
        .map((code) => `\`${code}\``)
        .join(', '),
    );
    expect(listOf(13)).toBe(
      `${codes
        .slice(0, 10)
        .map((code) => `\`${code}\``)
        .join(', ')} and 3 more`,
    );
    expect(listOf(1500)).toMatch(/`109` and 1,490 more$/);
  });
});

describe('whatever is documented', () => {
  it.each([
    'ends */ a comment',
    '/** begins /* one',
    '@deprecated is no tag of it',
    'a link {@link Foo} and a {brace}',
    'several\nlines\r\n * @deprecated with a tag',
    'a `code` span',
    '\u202e turned round \u2028 and split',
    '',
  ])('the module has the same properties, and none is deprecated: %j', (text) => {
    const source = typesOf([
      metric({
        help: text,
        labels: [label('route', [text, 'other'])],
        example: `up{route=${JSON.stringify(text)}}`,
      }),
      metric({ name: 'shop_cart_up' }),
    ]);
    expect(membersOf(source)).toEqual([
      { name: 'shop_cart_items', isDeprecated: false },
      { name: 'shop_cart_up', isDeprecated: false },
    ]);
    expect(source).not.toMatch(/(?!\n)\p{C}/u);
  });

  it('a name that is no name of TypeScript is quoted', () => {
    expect(membersOf(typesOf([metric({ name: 'job:up' })]))).toMatchObject([{ name: 'job:up' }]);
  });
});

const codes = Array.from({ length: 1500 }, (_, index) => String(100 + index));

function label(name: string, values: readonly string[], rest: Partial<LabelDocs> = {}): LabelDocs {
  return { name, kind: 'enumeration', values, seriesPerValue: 1, ...rest };
}

function metric(rest: Partial<MetricDocs>): MetricDocs {
  return {
    name: 'shop_cart_items',
    type: 'gauge',
    help: 'Items in carts',
    labels: [],
    series: { worstCase: 1 },
    stability: { level: 'stable' },
    example: 'shop_cart_items',
    ...rest,
  };
}

const requests = metric({
  name: 'shop_cart_requests_total',
  type: 'counter',
  help: 'Requests to the cart',
  labels: [
    label('route', ['/carts', '/carts/:id', 'unmatched'], { other: 'unmatched', seriesPerValue: 2 }),
    label('result', ['ok', 'error'], { seriesPerValue: 3 }),
  ],
  series: { worstCase: 6, budget: 1000 },
  example: 'sum by (route) (rate(shop_cart_requests_total[5m]))',
});

function typesOf(metrics: readonly MetricDocs[], options?: TypesOptions): string {
  const docs: CatalogDocs = { prefix: 'shop', owners: [], series: { worstCase: 1 }, metrics };
  return typesSource(docs, options);
}

/** What TypeScript reads of a module: it must be without errors, and hold the one interface. */
function membersOf(source: string): { name: string; isDeprecated: boolean }[] {
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const { statements } = ts.createSourceFile('metric-docs.ts', source, ts.ScriptTarget.ES2023, true);
  expect(statements).toHaveLength(1);
  return statements.filter(ts.isInterfaceDeclaration).flatMap(({ members }) =>
    members.map((member) => ({
      name: member.name && 'text' in member.name ? member.name.text : '',
      isDeprecated: ts.getJSDocDeprecatedTag(member) !== undefined,
    })),
  );
}
