import type { CatalogChange } from '../../diff/catalog-change.js';

/** Changes of a catalog by the metrics that they are of, as these are called in the base. */
export class MetricChanges {
  /** By the old name the new one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly #byMetric = new Map<string, CatalogChange[]>();
  readonly #oldNames = new Map<string, string>();

  constructor(changes: readonly CatalogChange[]) {
    for (const change of changes) {
      if (change.kind === 'metric-renamed') this.#oldNames.set(change.to, change.metric);
      // What is added is in no query yet.
      if (change.verdict === 'cosmetic' || change.kind === 'metric-added') continue;
      if (!('metric' in change)) continue;
      const others = this.#byMetric.get(change.metric);
      if (others) others.push(change);
      else this.#byMetric.set(change.metric, [change]);
    }
    this.renamed = new Map(Array.from(this.#oldNames, ([to, from]) => [from, to]));
  }

  /** The change of a metric that is of one kind; the one that concerns the label, where one is given. */
  find<Kind extends MetricChange['kind']>(
    metric: string,
    kind: Kind,
    label?: string,
  ): ChangeOf<Kind> | undefined {
    return this.#byMetric
      .get(metric)
      ?.find(
        (change): change is ChangeOf<Kind> =>
          change.kind === kind && (label === undefined || ('label' in change && change.label === label)),
      );
  }

  /** All changes of a metric. */
  of(metric: string): readonly CatalogChange[] {
    return this.#byMetric.get(metric) ?? [];
  }

  /** What a metric was called in the base. */
  oldName(metric: string): string {
    return this.#oldNames.get(metric) ?? metric;
  }

  get isEmpty(): boolean {
    return this.#byMetric.size === 0;
  }
}

type MetricChange = Extract<CatalogChange, { readonly metric: string }>;
type ChangeOf<Kind extends CatalogChange['kind']> = Extract<CatalogChange, { readonly kind: Kind }>;
