import type { LabelDomain, MetricDefinition } from '@ibex/catalog';

import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { differs, equals, isNoneOf, labelNames } from './promql.js';
import { mainSeriesOf } from './series-names.js';
import { exportedName } from './stored-label.js';

/** Values outside a domain that are named one by one. */
const MOST_NAMED_VALUES = 5;

/**
 * Finds the targets with series that lack a label of the catalog, or have a value outside its domain. One question
 * answers for a metric that is well.
 */
export async function checkLabelValues(definition: MetricDefinition, fleet: Fleet): Promise<FleetFinding[]> {
  const labels = Object.entries(definition.labels);
  if (labels.length === 0) return [];
  const name = equals('__name__', mainSeriesOf(definition));
  const wrong = labels
    .flatMap(([label, domain]) => wrongSeries(label, domain, fleet))
    .map((matchers) => fleet.series(name, ...matchers))
    .join(' or ');
  const isWell = (await fleet.ask(`group(${fleet.ofUp(wrong)})`)).length === 0;
  if (isWell) return [];

  const findings: FleetFinding[] = [];
  for (const [label, domain] of labels) {
    findings.push(
      ...(await findMissing(definition, label, domain, fleet)),
      ...(await findForeign(definition, label, domain, fleet)),
    );
  }
  return findings;
}

/** Matchers of the series that lack a label or have another value than the domain. */
function wrongSeries(label: string, { values }: LabelDomain, fleet: Fleet): string[][] {
  if (!fleet.targetLabels.has(label)) return [[isNoneOf(label, values)]];
  const exported = exportedName(label);
  return [
    // Without an exported one, the label may still be the metric's own, where the server is told to honor it.
    [equals(exported, ''), isNoneOf(label, values)],
    [differs(exported, ''), isNoneOf(exported, values)],
  ];
}

async function findMissing(
  definition: MetricDefinition,
  label: string,
  { values }: LabelDomain,
  fleet: Fleet,
): Promise<FleetFinding[]> {
  const name = equals('__name__', mainSeriesOf(definition));
  const describe = (message: string) =>
    ({
      code: 'metric/label-missing',
      severity: 'error',
      metric: definition.name,
      label,
      message,
      fix: `give every sample the labels ${Object.keys(definition.labels).join(', ')}`,
    }) as const;
  const isTargetLabel = (job: string) => fleet.jobs.get(job)?.labels.has(label) === true;
  if (!fleet.targetLabels.has(label)) {
    return fleet.findWith(fleet.series(name, equals(label, '')), () =>
      describe(`a sample lacks the label "${label}"`),
    );
  }
  const unexported = equals(exportedName(label), '');
  return [
    ...(await fleet.findWith(fleet.series(name, unexported, equals(label, '')), () =>
      describe(`a sample lacks the label "${label}"`),
    )),
    ...(await fleet.findWith(
      fleet.series(name, unexported, differs(label, ''), isNoneOf(label, values)),
      (job) =>
        isTargetLabel(job)
          ? describe(`a sample lacks the label "${label}"; the one it is stored with is that of its target`)
          : undefined,
    )),
  ];
}

async function findForeign(
  definition: MetricDefinition,
  label: string,
  domain: LabelDomain,
  fleet: Fleet,
): Promise<FleetFinding[]> {
  const name = equals('__name__', mainSeriesOf(definition));
  const foreign = (stored: string, ...others: readonly string[]) =>
    fleet.series(name, differs(stored, ''), isNoneOf(stored, domain.values), ...others);
  if (!fleet.targetLabels.has(label)) return foreignValues(definition, label, label, foreign(label), fleet);
  const exported = exportedName(label);
  const plain = await foreignValues(definition, label, label, foreign(label, equals(exported, '')), fleet);
  return [
    ...plain.filter(({ job }) => fleet.jobs.get(job)?.labels.has(label) !== true),
    ...(await foreignValues(definition, label, exported, foreign(exported), fleet)),
  ];
}

async function foreignValues(
  { name: metric, labels }: MetricDefinition,
  label: string,
  stored: string,
  foreign: string,
  fleet: Fleet,
): Promise<FleetFinding[]> {
  const found = await fleet.findWith(foreign, () => ({
    code: 'metric/value-outside-domain',
    severity: 'error',
    metric,
    label,
    message: '',
    fix: `record one of ${labels[label]?.values.join(', ') ?? ''}`,
  }));
  if (found.length === 0) return [];
  const counted = `count by ${labelNames(['job', stored])} (${fleet.ofUp(foreign)})`;
  // One more than are named, to know whether there are more.
  const examples = await fleet.ask(`topk by (job) (${String(MOST_NAMED_VALUES + 1)}, ${counted})`);
  const called = stored === label ? `label "${label}"` : `label "${label}", stored as "${stored}",`;
  return found.map((finding) => {
    const values = examples
      .filter((example) => (example.labels['job'] ?? '') === finding.job)
      .map((example) => example.labels[stored] ?? '');
    return { ...finding, message: `${called} ${describeForeign(values, fleet)}` };
  });
}

function describeForeign(values: readonly string[], { api }: Fleet): string {
  const named = [...values]
    .sort()
    .slice(0, MOST_NAMED_VALUES)
    .map((value) => `"${api.shown(value)}"`)
    .join(', ');
  if (values.length === 1) return `has the value ${named}, which is outside its domain`;
  const others = values.length > MOST_NAMED_VALUES ? ' and others' : '';
  return `has the values ${named}${others}, which are outside its domain`;
}
