import Table from 'cli-table3';

import { type Comparison, isWithin, wasDisturbed } from './comparison.js';
import type { LintBench } from './lint-bench.js';
import type { Spread } from './spread.js';

/** Renders what was measured for a person. */
export function printLintBench({ outcomes, comparisons, importCost }: LintBench): string {
  const table = new Table({
    head: ['compared', 'with', 'median', 'median', 'ratio', 'min–max', 'CPU ratio', 'min–max', 'target', ''],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  table.push(...comparisons.map(row));
  return [
    ...[...outcomes].map(
      ([name, { files, findings }]) => `${name}: ${String(files)} files, ${String(findings)} findings`,
    ),
    table.toString(),
    ...(comparisons.some(wasDisturbed) ? [DISTURBED] : []),
    `import of the plugin: ${milliseconds(importCost.alone)} alone, ${milliseconds(importCost.afterEslint)} after ESLint and the parser`,
  ].join('\n');
}

function row(comparison: Comparison): string[] {
  const { measured, baseline, seconds, ratio, cpuRatio, target } = comparison;
  return [
    measured,
    baseline,
    `${seconds.measured.median.toFixed(2)} s`,
    `${seconds.baseline.median.toFixed(2)} s`,
    ratio.median.toFixed(3),
    range(ratio),
    cpuRatio.median.toFixed(3),
    range(cpuRatio),
    target === undefined ? '' : `≤ ${target.toFixed(2)}`,
    target === undefined ? '' : isWithin(comparison) ? 'within' : 'over',
  ];
}

function range({ min, max }: Spread): string {
  return `${min.toFixed(3)}–${max.toFixed(3)}`;
}

function milliseconds({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)}–${max.toFixed(0)})`;
}

const DISTURBED =
  'The processes waited for a processor: other programs were running. The CPU ratio is the better figure.';
