import { fileURLToPath } from 'node:url';

import { ibexCatalog } from '@ibex/metrics';
import { expect, it } from 'vitest';

import { catalogDocs } from '../make-catalog-docs.js';
import { typesSource } from './types-source.js';

const committed = fileURLToPath(
  new URL('../../../../../packages/metrics/src/generated/metric-docs.ts', import.meta.url),
);

it('what editors show of the IBEX metrics is made of their catalog; where not: npx check-metrics docs', async () => {
  const declaredIn = new Map(
    ibexCatalog.metrics.map(({ name }) => [name, 'packages/metrics/src/ibex-catalog.ts'] as const),
  );
  await expect(typesSource(catalogDocs(ibexCatalog), { declaredIn })).toMatchFileSnapshot(committed);
});
