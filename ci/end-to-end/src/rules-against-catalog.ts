import type { Catalog, LabelDomains } from '@ibex/catalog';

import { type Matcher, promqlNames } from './promql-names.js';

/** A recording or alerting rule, as the file has it. */
export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * Holds rules to a catalog: every series they ask for is of a metric of it or recorded by one of them, and every label,
 * and every value of a label, is one that it can have.
 *
 * @returns what is wrong, in words
 */
export function problemsOfRules(rules: readonly Rule[], catalog: Catalog): string[] {
  const known = new Map<string, Labels>([...seriesOf(catalog), ...SERIES_OF_PROMETHEUS]);
  for (const { record, expr } of rules) {
    if (record !== undefined) known.set(record, labelsOfRecorded(expr, known));
  }
  return rules.flatMap((rule) =>
    problemsOfRule(rule, known).map((problem) => `${rule.record ?? rule.alert ?? ''}: ${problem}`),
  );
}

/** The labels of a series, and the values of each; `undefined` for any value. */
type Labels = ReadonlyMap<string, readonly string[] | undefined>;

const TARGET_LABELS = [
  ['job', undefined],
  ['instance', undefined],
] as const;

// The one series that a server writes itself of each target.
const SERIES_OF_PROMETHEUS: readonly [string, Labels][] = [['up', new Map(TARGET_LABELS)]];

function* seriesOf({ metrics }: Catalog): Generator<[string, Labels]> {
  for (const { name, type, labels } of metrics) {
    const all: Labels = new Map([...TARGET_LABELS, ...domainsOf(labels)]);
    if (type !== 'histogram') {
      yield [name, all];
      continue;
    }
    yield [`${name}_bucket`, new Map([...all, ['le', undefined]])];
    yield [`${name}_count`, all];
    yield [`${name}_sum`, all];
  }
}

function domainsOf(labels: LabelDomains): [string, readonly string[]][] {
  return Object.entries(labels).map(([label, { values }]) => [label, values]);
}

// Each aggregates, and what it does not aggregate by is gone. A quantile takes `le` as well.
function labelsOfRecorded(expression: string, known: ReadonlyMap<string, Labels>): Labels {
  const { groupingLabels, selectors } = promqlNames(expression);
  const values = new Map(selectors.flatMap(({ metric }) => [...(known.get(metric) ?? [])]));
  const kept = groupingLabels.filter((label) => label !== 'le' || !expression.includes('histogram_quantile'));
  return new Map(kept.map((label) => [label, values.get(label)]));
}

function problemsOfRule({ expr, annotations = {} }: Rule, known: ReadonlyMap<string, Labels>): string[] {
  const { selectors, groupingLabels } = promqlNames(expr);
  if (selectors.length === 0) return ['asks for no series'];
  const problems = selectors.flatMap(({ metric, matchers }) => {
    const labels = known.get(metric);
    return labels
      ? matchers.flatMap((matcher) => problemsOfMatcher(metric, matcher, labels))
      : [`${metric} is no metric of the catalog`];
  });
  const shown = Object.values(annotations).flatMap((text) =>
    [...text.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label),
  );
  const all = new Set(selectors.flatMap(({ metric }) => [...(known.get(metric)?.keys() ?? [])]));
  const foreign = [...groupingLabels, ...shown].filter((label) => !all.has(label));
  return [...problems, ...foreign.map((label) => `no series of it has the label ${label}`)];
}

function problemsOfMatcher(metric: string, { label, operator, value }: Matcher, labels: Labels): string[] {
  if (!labels.has(label)) return [`${metric} has no label ${label}`];
  const values = labels.get(label);
  if (!values) return [];
  const isPattern = operator.endsWith('~');
  // Of a pattern each alternative has to be there: one that never matches is a slip of the pen.
  const wanted = isPattern ? value.split('|') : [value];
  return wanted
    .filter(
      (one) =>
        !values.some((member) => (isPattern ? new RegExp(`^(?:${one})$`).test(member) : member === one)),
    )
    .map((one) => `${label} of ${metric} is never ${one}`);
}
