import type { CatalogChange } from '../../diff/catalog-change.js';
import type { Flow, ImpactContext, Origin, ShapePair } from './query-impact.js';

/** A label that the series of an expression get or lose by a change. */
export interface LabelDifference {
  readonly label: string;
  readonly kind: 'gained' | 'lost';
  readonly change: CatalogChange;
  readonly origin: Origin;
}

/** The labels that series get or lose, as far as changes of the metrics they come from explain it. */
export function labelDifferences(
  { base, head }: ShapePair,
  { origins }: Flow,
  { changes }: Pick<ImpactContext, 'changes'>,
): readonly LabelDifference[] {
  if (base.isOpen || head.isOpen) return [];
  const gained = [...head.labels.keys()].filter((label) => !base.labels.has(label));
  const lost = [...base.labels.keys()].filter((label) => !head.labels.has(label));
  return [...origins].flatMap(([metric, origin]) => [
    ...gained.flatMap((label): LabelDifference[] => {
      const change =
        changes.find(metric, 'label-added', label) ??
        changes.of(metric).find((other) => other.kind === 'label-renamed' && other.to === label);
      return change ? [{ label, kind: 'gained', change, origin }] : [];
    }),
    ...lost.flatMap((label): LabelDifference[] => {
      const change =
        changes.find(metric, 'label-removed', label) ?? changes.find(metric, 'label-renamed', label);
      return change ? [{ label, kind: 'lost', change, origin }] : [];
    }),
  ]);
}
