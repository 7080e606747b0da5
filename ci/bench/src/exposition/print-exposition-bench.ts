import { megabytes, ratioTable } from '../ratio-table.js';
import type { ExpositionBench } from './exposition-bench.js';
import type { ExpositionSize } from './temporary-exposition.js';

/** Renders what was measured for a person. */
export function printExpositionBench({
  profile,
  size,
  tenfoldSize,
  promtoolVersion,
  ratios,
}: ExpositionBench): string {
  return [
    `input (${profile}): ${describeSize(size)}`,
    ...(tenfoldSize ? [`ten times the input: ${describeSize(tenfoldSize)}`] : []),
    promtoolVersion === undefined
      ? 'promtool: not installed, so nothing is compared with it'
      : `promtool: ${promtoolVersion}`,
    `Node.js: ${process.versions.node}`,
    ratioTable(ratios),
  ].join('\n');
}

function describeSize({ series, bytes, families }: ExpositionSize): string {
  return `${series.toLocaleString('en')} series in ${families.toLocaleString('en')} families, ${megabytes(bytes)}`;
}
