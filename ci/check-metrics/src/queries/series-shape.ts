/** What a series counts or shows: what functions may be used on it. */
export type SeriesSort = 'counter' | 'gauge' | 'bucket' | 'sum' | 'count' | 'unknown';

/** Which labels the series of an expression have, and with which values. */
export interface SeriesShape {
  /** For each label the values it can have; `undefined` where nobody knows them. */
  readonly labels: ReadonlyMap<string, readonly string[] | undefined>;
  /** Whether there may be others, since it is not known what the series are. */
  readonly isOpen: boolean;
  readonly sort: SeriesSort;
  /** Whether some of it is of the catalog: what is wrong with the series of others is theirs. */
  readonly isOurs: boolean;
  /** The metric of the catalog where it is one as it is stored, neither aggregated nor calculated with. */
  readonly metric?: string;
}

/** Of series that nothing is known of. */
export const UNKNOWN_SHAPE: SeriesShape = { labels: new Map(), isOpen: true, sort: 'unknown', isOurs: false };

/** Of what has no labels at all, such as a number. */
export const NO_LABELS: SeriesShape = { labels: new Map(), isOpen: false, sort: 'unknown', isOurs: false };

/** Whether a series of it may have the label. */
export function mayHave({ labels, isOpen }: SeriesShape, label: string): boolean {
  return isOpen || labels.has(label);
}

/** What has the series of both. */
export function unionOf(one: SeriesShape, another: SeriesShape): SeriesShape {
  const labels = new Map(one.labels);
  for (const [label, values] of another.labels) {
    const others = labels.get(label);
    const isNew = !labels.has(label);
    labels.set(label, isNew ? values : others && values && [...new Set([...others, ...values])]);
  }
  return {
    labels,
    isOpen: one.isOpen || another.isOpen,
    sort: one.sort === another.sort ? one.sort : 'unknown',
    isOurs: one.isOurs || another.isOurs,
  };
}

/** What is left when only some labels are kept. */
export function keeping(shape: SeriesShape, kept: readonly string[]): SeriesShape {
  const there = kept.filter((label) => mayHave(shape, label));
  return derived(shape, new Map(there.map((label) => [label, shape.labels.get(label)])), false);
}

/** What is left when some labels are dropped. */
export function dropping(shape: SeriesShape, dropped: readonly string[]): SeriesShape {
  return derived(
    shape,
    new Map([...shape.labels].filter(([label]) => !dropped.includes(label))),
    shape.isOpen,
  );
}

/** What has further labels, or labels with other values. */
export function adding(
  shape: SeriesShape,
  added: Iterable<readonly [string, readonly string[] | undefined]>,
): SeriesShape {
  return derived(shape, new Map([...shape.labels, ...added]), shape.isOpen);
}

/** What was calculated: its labels are those of the series, but it is no metric any more. */
export function calculated({ labels, isOpen, isOurs }: SeriesShape): SeriesShape {
  return { labels, isOpen, sort: 'unknown', isOurs };
}

function derived({ sort, isOurs }: SeriesShape, labels: SeriesShape['labels'], isOpen: boolean): SeriesShape {
  return { labels, isOpen, sort, isOurs };
}
