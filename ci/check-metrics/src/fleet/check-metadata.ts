import type { MetricDefinition } from '@ibex/catalog';

import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import type { Metadata } from './prometheus-api.js';

/** Types and help texts of a metric that are told one by one. */
const MOST_TOLD_VARIANTS = 5;

/** Finds the targets that expose a metric with another type or help text, where the server keeps these. */
export async function checkMetadata(definition: MetricDefinition, fleet: Fleet): Promise<FleetFinding[]> {
  const { name, metadata } = await metadataOf(definition, fleet);
  const isWrong = (said: Metadata) => said.type !== definition.type || said.help !== definition.help;
  const wrong = metadata.filter(isWrong);
  if (wrong.length === 0) return [];

  // That is what any target of the server says; whether it is one of the fleet, only a list of them tells.
  const ofTargets = await fleet.api.targetMetadata(name, fleet.series());
  if (ofTargets === undefined) {
    return [...fleet.jobs.keys()].flatMap((job) =>
      wrong.slice(0, MOST_TOLD_VARIANTS).flatMap((said) =>
        describe(definition, said, fleet).map((finding) => ({
          ...finding,
          severity: 'warning' as const,
          message: `${finding.message} by some target of the server`,
          job,
        })),
      ),
    );
  }
  return [...fleet.jobs].flatMap(([job, targets]) =>
    byWhatIsSaid(
      definition,
      fleet,
      ofTargets.filter(({ target }) => target['job'] === job && !targets.down.has(target['instance'] ?? '')),
    ).map(({ finding, instances }) => ({ ...finding, job, targets: [...instances] })),
  );
}

/** A counter of OpenMetrics is declared without the suffix that its samples have. */
async function metadataOf(
  { name, type }: MetricDefinition,
  { api }: Fleet,
): Promise<{ name: string; metadata: readonly Metadata[] }> {
  const metadata = (await api.metadata(name)) ?? [];
  const base = name.replace(/_total$/, '');
  if (metadata.length > 0 || type !== 'counter' || base === name) return { name, metadata };
  return { name: base, metadata: (await api.metadata(base)) ?? [] };
}

interface Said {
  readonly finding: Omit<FleetFinding, 'job' | 'targets'>;
  readonly instances: Set<string>;
}

function byWhatIsSaid(
  definition: MetricDefinition,
  fleet: Fleet,
  ofTargets: readonly (Metadata & { target: Readonly<Record<string, string>> })[],
): Said[] {
  const variants = new Map<string, Said>();
  for (const { target, ...said } of ofTargets) {
    for (const finding of describe(definition, said, fleet)) {
      const variant = variants.get(finding.message) ?? { finding, instances: new Set() };
      variant.instances.add(target['instance'] ?? '');
      variants.set(finding.message, variant);
    }
  }
  // Each target may say something else; what most say comes first.
  return [...variants.values()]
    .sort(
      (one, another) =>
        another.instances.size - one.instances.size ||
        (one.finding.message < another.finding.message ? -1 : 1),
    )
    .slice(0, MOST_TOLD_VARIANTS);
}

function describe(
  { name: metric, type, help }: MetricDefinition,
  said: Metadata,
  { api }: Fleet,
): Omit<FleetFinding, 'job' | 'targets'>[] {
  return [
    ...(said.type === type
      ? []
      : [
          {
            code: 'metric/type' as const,
            severity: 'error' as const,
            metric,
            message: `is exposed as ${api.shown(said.type)}, the catalog says ${type}`,
            fix: `expose it as ${type}, or change the catalog and what queries it`,
          },
        ]),
    ...(said.help === help
      ? []
      : [
          {
            code: 'metric/help' as const,
            severity: 'error' as const,
            metric,
            message: said.help === '' ? 'has no help text' : `has the help text "${api.shown(said.help)}"`,
            fix: `expose "${help}", as the catalog says`,
          },
        ]),
  ];
}
