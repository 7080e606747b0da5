import type { LabelSet } from '../text-format/label-set.js';

/** About how much memory it takes to keep a sample's label names as a set of their own, to count in `keptBytes`. */
export function labelNameSetBytes({ labels, nameEnd, valueStart }: LabelNames): number {
  return SET_BYTES + labels.count * NAME_BYTES + valueStart - nameEnd;
}

/** A sample line of either format. */
interface LabelNames {
  readonly labels: Pick<LabelSet, 'count'>;
  readonly nameEnd: number;
  readonly valueStart: number;
}

/** What JavaScript takes for an entry in a map, and for a string, besides its characters. */
const SET_BYTES = 128;
const NAME_BYTES = 32;
