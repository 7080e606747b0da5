import { megabytes, ratioTable } from '../ratio-table.js';
import type { CatalogBench } from './catalog-bench.js';

/** Renders what was measured for a person. */
export function printCatalogBench({ metrics, bytes, ratios }: CatalogBench): string {
  return [
    `catalog: ${String(metrics)} metrics, ${megabytes(bytes)}`,
    `Node.js: ${process.versions.node}`,
    ratioTable(ratios),
  ].join('\n');
}
