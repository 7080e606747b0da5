import {
  abbreviatedUnitsIn,
  lintMetric,
  type LintableMetric,
  type MetricLintProblem,
} from '@ibex/catalog/metric-lint';
import type { ExpositionFamily } from '@ibex/exposition';

import { inBlocks, repeated } from './text-blocks.js';

/**
 * The lint findings of families as promtool prints them, one a line, in its order. In pieces, for together they may be
 * longer than any string: promlint has the name of the metric once more for each label of each series.
 */
export function promlintText(families: readonly ExpositionFamily[]): Iterable<string> {
  return inBlocks(linesOf(families));
}

function* linesOf(families: readonly ExpositionFamily[]): Generator<string> {
  const sampled = families.filter(({ sampleCount }) => sampleCount > 0);
  for (const family of sampled.sort((a, b) => compare(a.name, b.name))) {
    const messages = [...countMessages(family)].sort(([a], [b]) => compare(a, b));
    for (const [message, count] of messages) yield* repeated(`${family.name} ${message}\n`, count);
  }
}

/** promlint goes through the metrics of a family, and has a finding for each label of each. */
function countMessages(family: ExpositionFamily): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (message: string, times: number) => counts.set(message, (counts.get(message) ?? 0) + times);
  for (const { code, message } of lint(family, family.name, [])) {
    count(message, code === 'lint/unit-abbreviation' ? abbreviatedUnitsIn(family.name).length : 1);
  }
  const byLabel = new Map(family.labelNames.map((label) => [label, labelMessages(family, label)]));
  for (const { names, metrics } of family.labelNameSets) {
    for (const name of names) byLabel.get(name)?.forEach((message) => count(message, metrics));
  }
  return counts;
}

/** What there is to say of a label. The name of the metric may be long and its labels many, so it is not looked at. */
function labelMessages(family: ExpositionFamily, label: string): string[] {
  return lint(family, family.name.slice(0, 1), [label])
    .filter((problem) => problem.label !== undefined)
    .map(({ message }) => message);
}

function lint(
  { type, help }: ExpositionFamily,
  name: string,
  labelNames: readonly string[],
): MetricLintProblem[] {
  return lintMetric({ name, type: lintableType(type), help, labelNames });
}

function lintableType(type: ExpositionFamily['type']): LintableMetric['type'] {
  if (type === 'unknown') return 'untyped';
  return type === 'info' || type === 'stateset' ? 'gauge' : type;
}

/** By code units, which in ASCII is promtool's order of bytes. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
