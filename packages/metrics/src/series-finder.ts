import type { LabelValues, MetricDefinition } from '@ibex/catalog';

/** What is found where labels are not those of a series. */
export const NO_SERIES = -1;

/** Where the series of a metric without labels is. */
export const ONLY_SERIES = 0;

/** Finds the place of a series among all that its metric can ever have. */
export interface SeriesFinder {
  /**
   * Of whatever a caller gave as labels. It is the hot path of each recording, so it makes no object and no string. What
   * getters and traps throw is passed on.
   *
   * @returns {@link NO_SERIES} where the labels are not exactly the declared ones, each with a value of its domain
   */
  readonly find: (labels: Readonly<Record<string, unknown>>) => number;
  /** Of labels that are those of a series. */
  readonly placeOf: (labels: LabelValues) => number;
}

/** Makes the finder of a metric's series. */
export function seriesFinder({ labels: domains }: MetricDefinition): SeriesFinder {
  const names = Object.keys(domains);
  const distances = distancesOf(domains);
  const distancesByName = new Map(names.map((name, index) => [name, distances[index]]));
  return {
    find: (labels) => {
      let place = 0;
      let count = 0;
      // V8 reads the properties of a `for…in` by their index, whatever the shape of the object. To read each declared
      // name instead takes a search where objects of many shapes are recorded, and `Object.keys` makes an array.
      for (const name in labels) {
        const ofLabel = names[count] === name ? distances[count] : distancesByName.get(name);
        const distance = ofLabel?.get(labels[name]);
        if (distance === undefined) return NO_SERIES;
        place += distance;
        count += 1;
      }
      return count === names.length ? place : NO_SERIES;
    },
    // Here a `for…in` would not do: it has also what someone added to the prototype of all objects.
    placeOf: (labels) =>
      names.reduce((place, name, index) => place + (distances[index]?.get(labels[name]) ?? 0), 0),
  };
}

/** How far each value of each label moves a series from the first: they lie in the order of `initialSeries`. */
function distancesOf(domains: MetricDefinition['labels']): Map<unknown, number>[] {
  let between = 1;
  return Object.values(domains)
    .reverse()
    .map(({ values }) => {
      const distance = between;
      between *= values.length;
      return new Map(values.map((value, index) => [value, index * distance]));
    })
    .reverse();
}
