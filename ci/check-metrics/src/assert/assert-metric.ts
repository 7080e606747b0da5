import { type MetricDefinition, metricBound } from '@ibex/catalog';
import type { ExpositionFamily } from '@ibex/exposition';

import { andMore } from '../finding/and-more.js';
import type { Finding } from '../finding/finding.js';
import { renamedLabels } from './label-mismatch.js';
import type { ObservedLabels } from './observed-labels.js';

/** Values outside a domain that are named one by one; the rest are counted. */
const MOST_NAMED_VALUES = 5;

/** The same of labels that are not declared. */
const MOST_NAMED_LABELS = 20;

/**
 * Asserts a definition of the catalog on the family a target exposes under its name: type, help, labels,
 * label values, buckets, and the bound on its series.
 *
 * @param isReadable - whether Prometheus can read the whole body
 */
export function assertMetric(
  definition: MetricDefinition,
  family: ExpositionFamily,
  observed: ObservedLabels,
  isReadable: boolean,
): Finding[] {
  const findings = [
    // Of a body that cannot be read the lines that say so may be among the unreadable ones.
    ...(isReadable || family.typeDeclared ? assertType(definition, family) : []),
    ...(isReadable || family.help !== undefined ? assertHelp(definition, family) : []),
    ...assertLabelNames(definition, observed),
    ...assertLabelValues(definition, observed),
    ...assertBuckets(definition, family),
    ...assertBound(definition, family),
  ];
  return findings.map((finding) => ({ severity: 'error', metric: definition.name, ...finding }));
}

type AssertedFinding = Omit<Finding, 'severity' | 'metric'>;

function assertType({ type }: MetricDefinition, family: ExpositionFamily): AssertedFinding[] {
  if (family.type === type) return [];
  return [
    {
      code: 'metric/type',
      line: family.typeLine ?? family.line,
      column: 1,
      message: `is exposed as ${family.type}, the catalog says ${type}`,
      fix: `expose it as ${type}, or change the catalog and what queries it`,
    },
  ];
}

function assertHelp({ help }: MetricDefinition, family: ExpositionFamily): AssertedFinding[] {
  const exposed = family.help ?? '';
  if (exposed === help) return [];
  return [
    {
      code: 'metric/help',
      line: family.helpLine ?? family.line,
      column: 1,
      message: exposed === '' ? 'has no help text' : `has the help text "${exposed}"`,
      fix: `expose "${help}", as the catalog says`,
    },
  ];
}

function* assertLabelNames(
  { type, name, labels }: MetricDefinition,
  observed: ObservedLabels,
): Iterable<AssertedFinding> {
  const own = new Map([...observed.of(name)].filter(([label]) => type !== 'histogram' || label !== 'le'));
  const renamed = renamedLabels(labels, own);
  for (const { expected, observed: label } of renamed) {
    const [first] = own.get(label)?.values() ?? [];
    yield {
      code: 'metric/label-wrong',
      label,
      ...first,
      message: `has the label "${label}", which the catalog calls "${expected}"`,
      fix: `name the label "${expected}", or rename it in the catalog and in what queries it`,
    };
  }
  for (const [label, place] of observed.missingOf(name)) {
    if (renamed.some(({ expected }) => expected === label)) continue;
    yield {
      code: 'metric/label-missing',
      label,
      ...place,
      message: `a sample lacks the label "${label}"`,
      fix: `give every sample the labels ${Object.keys(labels).join(', ')}`,
    };
  }
  const known = new Set([...Object.keys(labels), ...renamed.map((pair) => pair.observed)]);
  const undeclared = [...own].filter(([label]) => !known.has(label));
  for (const [index, [label, values]] of undeclared.slice(0, MOST_NAMED_LABELS).entries()) {
    const [first] = values.values();
    yield {
      code: 'metric/label-undeclared',
      label,
      ...first,
      message: `has the label "${label}", which the catalog does not declare${andMore(index, MOST_NAMED_LABELS, undeclared.length)}`,
      fix: 'remove the label, or declare it with its domain',
    };
  }
}

function* assertLabelValues(
  { name, labels }: MetricDefinition,
  observed: ObservedLabels,
): Iterable<AssertedFinding> {
  for (const [label, domain] of Object.entries(labels)) {
    const foreign = [...(observed.of(name).get(label) ?? [])].filter(
      ([value]) => !domain.values.includes(value),
    );
    for (const [index, [value, place]] of foreign.slice(0, MOST_NAMED_VALUES).entries()) {
      yield {
        code: 'metric/value-outside-domain',
        label,
        ...place,
        message: `label "${label}" has the value "${value}", which is outside its domain${andMore(index, MOST_NAMED_VALUES, foreign.length)}`,
        fix: `record one of ${domain.values.join(', ')}`,
      };
    }
  }
}

function assertBuckets(definition: MetricDefinition, family: ExpositionFamily): AssertedFinding[] {
  if (definition.type !== 'histogram' || family.type !== 'histogram' || family.sampleCount === 0) return [];
  const exposed = family.bucketBounds.filter(Number.isFinite);
  const { buckets } = definition;
  if (exposed.length === buckets.length && exposed.every((bound, index) => bound === buckets[index]))
    return [];
  return [
    {
      code: 'metric/buckets',
      line: family.line,
      column: 1,
      message: `has the buckets ${exposed.join(', ')}`,
      fix: `expose the buckets of the catalog: ${buckets.join(', ')}`,
    },
  ];
}

function assertBound(definition: MetricDefinition, family: ExpositionFamily): AssertedFinding[] {
  const { series } = metricBound(definition);
  if (family.seriesCount <= series) return [];
  return [
    {
      code: 'metric/worst-case-exceeded',
      line: family.line,
      column: 1,
      message: `has ${String(family.seriesCount)} series, the catalog allows ${String(series)} at worst`,
      fix: 'the catalog is lying: look for labels it does not declare and values outside their domains',
    },
  ];
}
