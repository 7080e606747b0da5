import { megabytes, ratioTable } from '../ratio-table.js';
import type { QueriesBench } from './queries-bench.js';

/** Renders what was measured for a person. */
export function printQueriesBench({ inputs, promtoolVersion, ratios }: QueriesBench): string {
  return [
    ...inputs.map(({ name, files, bytes }) => `${name}: ${String(files)} of ${megabytes(bytes)}`),
    promtoolVersion === undefined
      ? 'promtool: not installed, so nothing is compared with it'
      : `promtool: ${promtoolVersion}`,
    `Node.js: ${process.versions.node}`,
    ratioTable(ratios),
  ].join('\n');
}
