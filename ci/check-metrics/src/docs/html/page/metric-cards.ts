import type { SearchableMetric } from './match-metrics.js';

/** A metric of the page: what it is found by, and where it is. */
export interface MetricCard extends SearchableMetric {
  readonly name: string;
  readonly series: number;
  /** What the series are held to. */
  readonly budget: number | undefined;
  readonly isBudgetShared: boolean;
  readonly element: HTMLElement;
  /** What it stands in with others of its service. */
  readonly group: HTMLElement;
}

/** Reads the metrics that the page has, in its order. */
export function readCards(): readonly MetricCard[] {
  return [...document.querySelectorAll<HTMLElement>('article.metric')].map(readCard);
}

function readCard(element: HTMLElement): MetricCard {
  const { owner = '', type = '', stability = '', series, budget, heldBy } = element.dataset;
  const labels = [...element.querySelectorAll<HTMLElement>('.label')].map((label) => ({
    name: label.dataset['label'] ?? '',
    values: textsOf(label, '.values code'),
  }));
  const words = [
    element.id,
    ...textsOf(element, '.help'),
    ...labels.flatMap(({ name, values }) => [name, ...values.map((value) => `${name}=${value}`)]),
    ...textsOf(element, '.recorded code'),
  ];
  const names = [...new Set(labels.map(({ name }) => name))];
  return {
    name: element.id,
    series: Number(series),
    budget: budget === undefined ? undefined : Number(budget),
    isBudgetShared: heldBy !== 'metric',
    element,
    group: element.closest<HTMLElement>('.group') ?? element,
    facets: {
      owner: [owner],
      type: [type],
      label: names.length === 0 ? [''] : names,
      stability: [stability],
    },
    // A word cannot go over the end of a line.
    text: words.join('\n').toLowerCase(),
  };
}

function textsOf(element: Element, selector: string): string[] {
  return [...element.querySelectorAll(selector)].map(({ textContent }) => textContent);
}
