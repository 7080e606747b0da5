import { type Catalog, counter, gauge, type MetricDefinition, type Stability } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { catalogOf } from '../testing/catalog-of.js';
import { CHANGE_CASES } from '../testing/change-cases.js';
import { DIFF_CODES } from '../finding/finding-codes.js';
import { type CatalogDiff, runDiff } from './run-diff.js';

const TODAY = '2026-11-28';

function diff(base: Catalog, head: Catalog, today = TODAY, baseDay?: string): CatalogDiff {
  const file = '/shop/catalog.ts';
  return runDiff({
    base,
    baseDay,
    head: {
      catalog: head,
      definitionOf: (metric) => ({
        file,
        line: head.metrics.findIndex(({ name }) => name === metric) + 10,
        column: 3,
      }),
      place: { file, line: 1, column: 1 },
    },
    today,
  });
}

const workers = (stability?: Stability): MetricDefinition =>
  gauge('shop_api_workers', { help: 'Workers', ...(stability !== undefined && { stability }) });
const threads = gauge('shop_api_threads', { help: 'Threads' });

describe('what breaks and was not announced is an error', () => {
  const breaking = CHANGE_CASES.filter(({ verdict }) => verdict === 'breaking');

  it.each(breaking)('$change', ({ base, head, kind }) => {
    const { findings, changes, release } = diff(base, head);
    const expected = `diff/${kind}`;
    expect(Object.keys(DIFF_CODES)).toContain(expected);
    expect(findings.map(({ code }) => code)).toContain(expected);
    expect(findings).toHaveLength(changes.filter(({ verdict }) => verdict === 'breaking').length);
    for (const finding of findings) {
      expect(finding).toMatchObject({
        severity: 'error',
        message: expect.stringMatching(/^\S.{20,}/) as string,
        fix: expect.stringMatching(/^[a-z].{10,}/) as string,
        source: { file: '/shop/catalog.ts' },
      });
    }
    expect(release).toBe('major');
  });

  it('and what does not break is no finding', () => {
    for (const { base, head } of CHANGE_CASES.filter(({ verdict }) => verdict !== 'breaking')) {
      const { findings, release } = diff(base, head);
      expect(findings).toEqual([]);
      expect(release).toMatch(/^(?:minor|patch)$/);
    }
  });
});

describe('a metric that goes', () => {
  const removal = (stability: Stability | undefined, today = TODAY, days = 90) =>
    diff(catalogOf([workers(stability), threads], { deprecationDays: days }), catalogOf([threads]), today);

  it('was to be deprecated first', () => {
    const { findings } = removal(undefined);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'diff/metric-removed',
        severity: 'error',
        message: expect.stringMatching(/^is gone and was not deprecated before: /) as string,
        fix: "keep it with stability: { deprecatedSince: '2026-11-28' }; it may go from 2027-02-26 on",
      }),
    ]);
  });

  it.each([
    ['2026-08-30', '2026-11-27', 'diff/metric-removed-early'],
    ['2026-08-30', '2026-11-28', 'announced'],
    ['2026-08-30', '2027-06-01', 'announced'],
    ['2026-12-24', '2026-11-28', 'diff/metric-removed-early'],
  ])('deprecated since %s may go after 90 days: on %s it is %s', (deprecatedSince, today, outcome) => {
    const { findings, changes, release } = removal({ deprecatedSince }, today);
    const [change] = changes;
    expect(findings.map(({ code, severity }) => ({ code, severity }))).toEqual([
      outcome === 'announced'
        ? { code: 'diff/metric-removed', severity: 'warning' }
        : { code: outcome, severity: 'error' },
    ]);
    expect(change?.announced?.by).toBe(outcome === 'announced' ? 'deprecation' : undefined);
    expect(release).toBe('major');
  });

  it('too early is told how long it was deprecated, and when it may go', () => {
    const [finding] = removal({ deprecatedSince: '2026-11-18' }).findings;
    expect(finding?.message).toMatch(/^is gone after being deprecated for 10 of 90 days: /);
    expect(finding?.fix).toBe('keep it until 2027-02-16, the first day on which it may go');
  });

  it('is judged by the days that the base promised', () => {
    const base = catalogOf([workers({ deprecatedSince: '2026-11-01' })], { deprecationDays: 90 });
    const head = catalogOf([], { deprecationDays: 0 });
    expect(diff(base, head).findings.map(({ code }) => code)).toEqual([
      'diff/metric-removed-early',
      'diff/catalog',
    ]);
  });

  it('never may, where the days are more than there are, or its day is none', () => {
    const [late] = removal({ deprecatedSince: '2020-01-01' }, TODAY, Number.MAX_SAFE_INTEGER).findings;
    expect(late).toMatchObject({ code: 'diff/metric-removed-early', fix: 'keep it' });
    const [odd] = removal({ deprecatedSince: 'soon' }).findings;
    expect(odd).toMatchObject({ code: 'diff/metric-removed-early', fix: 'keep it' });
  });

  it.each([
    ['is gone as well', true, false, 'keep shop_api_threads'],
    ['was never beside it', false, true, 'keep it for a release'],
  ])('may not where its replacement %s', (_, isInBase, isInHead, fix) => {
    const old = workers({ deprecatedSince: '2026-01-01', replacedBy: threads.name });
    const { findings } = diff(
      catalogOf([old, ...(isInBase ? [threads] : [])]),
      catalogOf(isInHead ? [threads] : []),
    );
    expect(findings[0]).toMatchObject({
      code: 'diff/replacement-missing',
      severity: 'error',
      metric: 'shop_api_workers',
      fix: expect.stringContaining(fix) as string,
    });
  });

  it('may where its replacement was and is beside it', () => {
    const old = workers({ deprecatedSince: '2026-01-01', replacedBy: threads.name });
    const { findings } = diff(catalogOf([old, threads]), catalogOf([threads]));
    expect(findings).toMatchObject([{ code: 'diff/metric-removed', severity: 'warning' }]);
  });
});

describe('a deprecation counts from its day on, so it is not to be from long before those whom it concerns could know', () => {
  const made = (before: Stability | undefined, deprecatedSince: string, baseDay?: string) =>
    diff(catalogOf([workers(before)]), catalogOf([workers({ deprecatedSince })]), TODAY, baseDay);

  it.each([
    [undefined, '2020-01-01', '2026-11-20', 'breaking'],
    ['stable', '2026-10-05', '2026-11-20', 'breaking'],
    // A change may wait for long until it is merged.
    ['stable', '2026-10-06', '2026-11-20', 'compatible'],
    ['stable', '2026-11-28', '2026-11-20', 'compatible'],
    // A release of long ago is no reason to doubt it, and of a file nothing is known.
    ['stable', '2020-02-01', '2020-01-01', 'compatible'],
    ['stable', '2020-01-01', undefined, 'compatible'],
    ['experimental', '2020-01-01', '2026-11-20', 'compatible'],
  ] as const)('from %s to deprecated since %s, with a base of %s, is %s', (before, since, day, verdict) => {
    const { changes, findings } = made(before, since, day);
    expect(changes).toMatchObject([{ kind: 'stability', verdict }]);
    expect(findings.map(({ code }) => code)).toEqual(verdict === 'breaking' ? ['diff/stability'] : []);
  });

  it('and what to write instead is told', () => {
    const [finding] = made('stable', '2020-01-01', '2026-11-20').findings;
    expect(finding?.message).toMatch(
      /nobody was told for 2515 days, until 2026-11-20, and 90 days were promised/,
    );
    expect(finding?.fix).toMatch(/^write deprecatedSince: '2026-11-28', or exempt it from diff\/stability/);
  });
});

it('an announced replacement that is not in the head is an error, whatever else changes', () => {
  const head = catalogOf([workers({ deprecatedSince: TODAY, replacedBy: 'shop_api_threads' })]);
  expect(diff(catalogOf([workers()]), head).findings).toMatchObject([
    { code: 'diff/replacement-missing', severity: 'error', metric: 'shop_api_workers' },
  ]);
});

describe('an experimental metric', () => {
  it('may change and go: a warning, and a minor release', () => {
    const { findings, release, changes } = diff(catalogOf([workers('experimental')]), catalogOf([]));
    expect(findings).toMatchObject([{ code: 'diff/metric-removed', severity: 'warning' }]);
    expect(changes[0]?.announced).toEqual({
      by: 'stability',
      reason: 'it is experimental, so it may change or go at any time',
    });
    expect(release).toBe('minor');
  });

  it('is one that was so in the base, not one that is made so with the change', () => {
    const { findings, release } = diff(
      catalogOf([gauge('shop_api_workers', { help: 'Workers' })]),
      catalogOf([{ ...counter('shop_api_workers', { help: 'Workers' }), stability: 'experimental' }]),
    );
    expect(findings).toMatchObject([
      { code: 'diff/type', severity: 'error' },
      { code: 'diff/stability', severity: 'error' },
    ]);
    expect(release).toBe('major');
  });
});

it('a finding is at the definition in the head: of a renamed metric that of the new name, else at the catalog', () => {
  const renamed = gauge('shop_api_busy_workers', { help: 'Workers', stability: 'experimental' });
  const { findings } = diff(
    catalogOf([workers(), counter('shop_web_logins_total', { help: 'Logins' })]),
    catalogOf([threads, renamed]),
  );
  expect(findings.map(({ code, source }) => [code, source?.line])).toEqual([
    ['diff/metric-renamed', 11],
    ['diff/stability', 11],
    ['diff/metric-removed', 9],
  ]);
});
