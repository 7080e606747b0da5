import { type Catalog, counter, defineCatalog, enumeration, gauge, histogram } from '@ibex/catalog';
import { type MetricFamilyType, printExposition } from '@ibex/exposition';
import { expect, it } from 'vitest';

import type { Finding } from '../finding/finding.js';
import type { CHECK_CODES } from '../finding/finding-codes.js';
import { findingsOfScrapes, type ReadHistoryOptions } from './scraped-history.js';

/** What the shop of these tests declares. */
export const shopCatalog: Catalog = defineCatalog({
  prefix: 'shop',
  services: ['web'],
  metrics: [
    counter('shop_web_orders_total', {
      help: 'Orders',
      labels: { result: enumeration(['paid', 'failed', 'open', 'refused']) },
    }),
    gauge('shop_web_carts', { help: 'Carts' }),
    histogram('shop_web_wait_seconds', { help: 'Waits' }),
  ],
});

/** What says that a process is the same as before, and another. */
export const START = 'process_start_time_seconds 1000\n';
export const RESTARTED = 'process_start_time_seconds 2000\n';

/** A body with the types of its families in front. */
export function body(types: Readonly<Record<string, MetricFamilyType>>, ...lines: readonly string[]): string {
  const families = Object.entries(types).map(([name, type]) => ({ name, type, samples: [] }));
  return `${printExposition(families)}${lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('')}`;
}

/** A body with some counters, one of them the catalog's. */
export function counters(...lines: readonly string[]): string {
  return body({ x_total: 'counter', y_total: 'counter', shop_web_orders_total: 'counter' }, ...lines);
}

/** The lines of a histogram without labels, all of whose buckets have the same count. */
export function histogramLines(
  bounds: readonly string[],
  cumulative: number,
  sum: number,
  name = 'h',
): string[] {
  return [
    ...bounds.map((bound) => `${name}_bucket{le="${bound}"} ${String(cumulative)}`),
    `${name}_sum ${String(sum)}`,
    `${name}_count ${String(cumulative)}`,
  ];
}

/** What scrapes of the shop show. */
export function findings(bodies: readonly string[], options?: ReadHistoryOptions): Finding[] {
  return findingsOfScrapes(shopCatalog, bodies, options);
}

/** Scrapes that show one finding. */
export interface FindingCase {
  readonly title: string;
  readonly scrapes: readonly string[];
  readonly options?: ReadHistoryOptions;
  readonly expected: Partial<Finding> & { readonly code: keyof typeof CHECK_CODES };
}

/** Scrapes that look as if there were something wrong. */
export interface SilentCase {
  readonly title: string;
  readonly scrapes: readonly string[];
  readonly options?: ReadHistoryOptions;
}

/** Tests that each of the cases has its finding, and no other. */
export function describeFindings(cases: readonly FindingCase[]): void {
  it.each(cases)('is found: $title', ({ scrapes, options, expected }) => {
    const found = findings(scrapes, options);
    expect(found).toMatchObject([expected]);
    expect(found[0]?.fix).toMatch(/^[a-z]/);
  });
}

/** Tests that none of the cases has a finding. */
export function describeSilence(cases: readonly SilentCase[]): void {
  it.each(cases)('is silent: $title', ({ scrapes, options }) => {
    expect(findings(scrapes, options)).toEqual([]);
  });
}
