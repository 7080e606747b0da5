import type { HistogramDefinition } from '@ibex/catalog';

import { andMore } from '../finding/and-more.js';
import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { targetKey } from './fleet-targets.js';
import type { QueriedSample } from './prometheus-api.js';
import { equals, isNoneOf } from './promql.js';

/** Bucket layouts that are told one by one. */
const MOST_TOLD_LAYOUTS = 5;

/** Finds the targets whose histogram has other buckets than the catalog's, or none. */
export async function checkBuckets(definition: HistogramDefinition, fleet: Fleet): Promise<FleetFinding[]> {
  const { name, buckets } = definition;
  const ofBuckets = equals('__name__', `${name}_bucket`);
  const expected = [...buckets, Number.POSITIVE_INFINITY];
  // A bound has many spellings (`1`, `1.0`, `1e+06`): those in use are asked for, and compared as numbers.
  const spellings = await fleet.api.labelValues('le', fleet.series(ofBuckets));
  const known = spellings.filter((spelling) => expected.includes(boundOf(spelling)));

  const counted = fleet.series(equals('__name__', `${name}_count`));
  const labelSets = `count by (job, instance) (${counted})`;
  const whole = `count by (job, instance) (${fleet.series(ofBuckets)}) == ${String(expected.length)} * ${labelSets}`;
  const incomplete = `(${labelSets} unless on (job, instance) (${whole}))`;
  const foreign = fleet.series(ofBuckets, isNoneOf('le', known));
  const wrong = fleet.ofUp(known.length === spellings.length ? incomplete : `${incomplete} or ${foreign}`);
  const suspects = await fleet.ask(`group by (job, instance) (${wrong})`);
  if (suspects.length === 0) return [];

  const found = await fleet.ask(
    `count by (job, instance, le) (${fleet.series(ofBuckets)} and on (job, instance) (${wrong}))`,
  );
  return tell(definition, layouts(suspects, found), fleet);
}

interface Layout {
  readonly bounds: readonly number[];
  readonly samples: QueriedSample[];
}

/** The targets by the buckets they have, those of most targets first. */
function layouts(suspects: readonly QueriedSample[], found: readonly QueriedSample[]): Layout[] {
  const boundsOf = new Map<string, Set<number>>();
  for (const { labels } of found) {
    const target = targetKey(labels);
    const bounds = boundsOf.get(target) ?? new Set();
    boundsOf.set(target, bounds.add(boundOf(labels['le'] ?? '')));
  }
  const byBounds = new Map<string, Layout>();
  for (const suspect of suspects) {
    const bounds = [...(boundsOf.get(targetKey(suspect.labels)) ?? [])].sort((one, another) => one - another);
    const layout = byBounds.get(bounds.join()) ?? { bounds, samples: [] };
    layout.samples.push(suspect);
    byBounds.set(bounds.join(), layout);
  }
  return [...byBounds.values()].sort(
    (one, another) =>
      another.samples.length - one.samples.length || (one.bounds.join() < another.bounds.join() ? -1 : 1),
  );
}

function tell(
  { name, buckets }: HistogramDefinition,
  found: readonly Layout[],
  fleet: Fleet,
): FleetFinding[] {
  return found.slice(0, MOST_TOLD_LAYOUTS).flatMap(({ bounds, samples }, index) => {
    const others = andMore(index, MOST_TOLD_LAYOUTS, found.length, 'layouts');
    const isComplete = bounds.join() === [...buckets, Number.POSITIVE_INFINITY].join();
    return fleet.findingsOf(samples, () => ({
      code: 'metric/buckets',
      severity: 'error',
      metric: name,
      message: `${isComplete ? 'does not have each bucket once on every label set' : describeBounds(bounds)}${others}`,
      fix: `expose the buckets of the catalog: ${buckets.join(', ')}`,
    }));
  });
}

function describeBounds(bounds: readonly number[]): string {
  if (bounds.length === 0) return 'has no buckets, only a sum and a count';
  const finite = bounds.filter(Number.isFinite);
  const infinite = bounds.includes(Number.POSITIVE_INFINITY) ? '' : ', and none for +Inf';
  return `has the buckets ${finite.join(', ') || '(none)'}${infinite}`;
}

function boundOf(spelling: string): number {
  if (/^\+?inf(?:inity)?$/i.test(spelling)) return Number.POSITIVE_INFINITY;
  return spelling.trim() === '' ? Number.NaN : Number(spelling);
}
