import { element } from './element.js';
import type { MetricCard } from './metric-cards.js';
import { positionOf, SCALES } from './series-scale.js';

/** As many rows as the page begins with at most. */
const MOST_ROWS = 40;

let whole: readonly Node[] | undefined;

/** Shows the series of what was found, those with most first. What is told of the whole catalog goes meanwhile. */
export function showChart(found: readonly MetricCard[], isNarrowed: boolean): void {
  const body = document.querySelector('#by-metric tbody');
  const pattern = body?.querySelector('tr');
  if (!body || !pattern) return;
  const largest = Number(body.closest('table')?.dataset['largest']);
  whole ??= [...body.childNodes];
  for (const id of ['by-owner', 'by-label']) {
    const table = document.getElementById(id);
    if (table) table.hidden = isNarrowed;
  }
  const most = found.toSorted((one, other) => other.series - one.series).slice(0, MOST_ROWS);
  body.replaceChildren(...(isNarrowed ? most.map((card) => rowOf(card, pattern, largest)) : whole));
  const rest = found.length - MOST_ROWS;
  element('more-rows', HTMLParagraphElement).textContent =
    rest > 0
      ? `and ${rest.toLocaleString('en-US')} ${rest === 1 ? 'metric' : 'metrics'} of fewer series`
      : '';
}

/** A row like another, with what is told of a metric on its card. */
function rowOf(card: MetricCard, pattern: HTMLTableRowElement, largest: number): Node {
  const row = pattern.cloneNode(true) as HTMLTableRowElement;
  const link = row.querySelector('a');
  const title = card.element.querySelector('h3 a');
  if (link && title) {
    link.href = `#${encodeURIComponent(card.name)}`;
    link.replaceChildren(...copyOf(title));
  }
  const number = row.querySelector('.number');
  if (number) number.textContent = card.series.toLocaleString('en-US');
  const share = card.element.querySelector('.share');
  if (share) row.querySelector('.share')?.replaceChildren(...copyOf(share));
  const bar = row.querySelector('.bar');
  if (bar) drawBar(bar, card, largest);
  return row;
}

function copyOf(element: Element): Node[] {
  return [...element.childNodes].map((node) => node.cloneNode(true));
}

function drawBar(bar: Element, { series, budget, isBudgetShared }: MetricCard, largest: number): void {
  bar.classList.toggle('over', budget !== undefined && series > budget);
  for (const scale of SCALES) {
    const place = (value: number): string => `${String(positionOf(value, largest, scale))}%`;
    const rect = svgElement('rect', { width: place(series), height: '100%' });
    const limit = budget === undefined ? undefined : place(budget);
    const line =
      limit === undefined
        ? []
        : [
            svgElement('line', {
              x1: limit,
              x2: limit,
              y1: '-20%',
              y2: '120%',
              class: isBudgetShared ? 'shared' : '',
            }),
          ];
    bar.querySelector(`.${scale}`)?.replaceChildren(rect, ...line);
  }
}

function svgElement(name: 'rect' | 'line', attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
