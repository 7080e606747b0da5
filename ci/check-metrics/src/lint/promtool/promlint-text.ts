import {
  abbreviatedUnitsIn,
  lintMetric,
  type LintableMetric,
  type MetricLintProblem,
} from '@ibex/catalog/metric-lint';
import type { ExpositionFamily } from '@ibex/exposition';

/** The lint findings of families as promtool prints them, one a line, in its order. */
export function promlintText(families: readonly ExpositionFamily[]): string {
  return families
    .filter(({ sampleCount }) => sampleCount > 0)
    .sort((a, b) => compare(a.name, b.name))
    .map(textOf)
    .join('');
}

function textOf(family: ExpositionFamily): string {
  return [...countMessages(family)]
    .sort(([a], [b]) => compare(a, b))
    .map(([message, count]) => `${family.name} ${message}\n`.repeat(count))
    .join('');
}

/** promlint goes through the metrics of a family, and has a finding for each label of each. */
function countMessages(family: ExpositionFamily): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, label, message } of lint(family, family.labelNames)) {
    const once = code === 'lint/unit-abbreviation' ? abbreviatedUnitsIn(family.name).length : 1;
    const times = label === undefined ? once : timesAmongLabels(family, message);
    counts.set(message, (counts.get(message) ?? 0) + times);
  }
  return counts;
}

/** In how many labels of its metrics a family has a finding. */
function timesAmongLabels(family: ExpositionFamily, message: string): number {
  const isFoundIn = (labelName: string) =>
    lint(family, [labelName]).some((found) => found.message === message);
  const flawed = new Set(family.labelNames.filter(isFoundIn));
  return family.labelNameSets.reduce(
    (times, { names, metrics }) =>
      times + metrics * names.filter((labelName) => flawed.has(labelName)).length,
    0,
  );
}

function lint({ name, type, help }: ExpositionFamily, labelNames: readonly string[]): MetricLintProblem[] {
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
