import type { Catalog } from '@ibex/catalog';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { catalogValue } from '../catalog/catalog-value.js';
import { applyChanges } from '../testing/apply-changes.js';
import { catalogOf } from '../testing/catalog-of.js';
import { randomCatalog, randomMetric } from '../testing/small-random-catalog.js';
import { compareCatalogs } from './compare-catalogs.js';
import { runDiff } from './run-diff.js';

const RUNS = { numRuns: 150 };

it('a catalog equals itself', () => {
  fc.assert(
    fc.property(randomCatalog, (catalog) => {
      expect(compareCatalogs(catalog, structuredClone(catalog))).toEqual([]);
    }),
    RUNS,
  );
});

it('the changes applied to the one give the other, to the order of the last value', () => {
  fc.assert(
    fc.property(randomCatalog, randomCatalog, (base, head) => {
      expect(written(applyChanges(base, compareCatalogs(base, head)))).toBe(written(head));
    }),
    RUNS,
  );
});

it('there and back again is where it began', () => {
  fc.assert(
    fc.property(randomCatalog, randomCatalog, (one, other) => {
      const there = applyChanges(one, compareCatalogs(one, other));
      const back = applyChanges(there, compareCatalogs(there, one));
      expect(compareCatalogs(one, back)).toEqual([]);
    }),
    RUNS,
  );
});

/** Three versions of a catalog, of which the second changes some metrics and the third only others. */
const versions = fc.tuple(fc.nat(3), fc.nat(3)).chain(([first, second]) =>
  fc.tuple(versionsOf('one', first), versionsOf('two', second)).map(([[a, b], [c, d]]) => ({
    first: catalogOf([...a, ...c]),
    second: catalogOf([...b, ...c]),
    third: catalogOf([...b, ...d]),
  })),
);

function versionsOf(word: string, count: number) {
  const metrics = fc.tuple(
    ...Array.from({ length: count }, (_, index) =>
      randomMetric(fc.constant(`shop_api_${word}_${String(index)}`)),
    ),
  );
  return fc.tuple(metrics, metrics);
}

it('changes of different metrics, one after the other, are together what each of them is: no verdict gets better', () => {
  fc.assert(
    fc.property(versions, ({ first, second, third }) => {
      const parts = [...compareCatalogs(first, second), ...compareCatalogs(second, third)];
      expect(new Set(compareCatalogs(first, third).map((change) => JSON.stringify(change)))).toEqual(
        new Set(parts.map((change) => JSON.stringify(change))),
      );
    }),
    RUNS,
  );
});

it('and so the release that they need together is the greater of the two', () => {
  const order = ['none', 'patch', 'minor', 'major'];
  const release = (base: Catalog, head: Catalog): number =>
    order.indexOf(
      runDiff({ base, head: { catalog: head, definitionOf: () => undefined }, today: '2026-11-28' }).release,
    );
  fc.assert(
    fc.property(versions, ({ first, second, third }) => {
      expect(release(first, third)).toBe(Math.max(release(first, second), release(second, third)));
    }),
    RUNS,
  );
});

/** Field by field in one order, so that what is equal is written alike. */
function written(catalog: Catalog): string {
  return JSON.stringify(catalogValue(catalog), null, 1);
}
