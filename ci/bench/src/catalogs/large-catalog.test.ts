import { compareCatalogs } from '@ibex/check-metrics';
import { expect, it } from 'vitest';

import { editedCatalog, largeCatalog } from './large-catalog.js';

const SIZE = 2000;

it('a large catalog keeps the policy, and is the same each time', () => {
  const catalog = largeCatalog(SIZE);
  expect(new Set(catalog.metrics.map(({ name }) => name)).size).toBe(SIZE);
  expect(largeCatalog(SIZE)).toEqual(catalog);
  expect(() => largeCatalog(100_000)).toThrow(RangeError);
});

it('an edited one differs in one metric of twenty, in every way', () => {
  const catalog = largeCatalog(SIZE);
  const changes = compareCatalogs(catalog, editedCatalog(catalog));
  expect(new Set(changes.map((change) => 'metric' in change && change.metric)).size).toBe(SIZE / 20);
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(
    new Set(['help', 'label-added', 'stability', 'metric-renamed', 'metric-removed', 'label-removed']),
  );
});

it('one of other words has no metric in common with it', () => {
  const names = new Set(largeCatalog(SIZE).metrics.map(({ name }) => name));
  expect(largeCatalog(SIZE, 'others').metrics.filter(({ name }) => names.has(name))).toEqual([]);
});
