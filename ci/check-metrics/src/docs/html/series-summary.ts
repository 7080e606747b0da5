import type { CatalogDocs, OwnerDocs } from '../catalog-docs.js';
import { countOf, grouped, shareOf } from './figures.js';
import { html, type Html } from './html.js';
import { positionOf } from './page/series-scale.js';

/** How much of the budget of all is taken, and by whom. It is about parts of a whole, so its scale is linear. */
export function seriesSummary({ metrics, series, owners }: CatalogDocs): Html {
  const { worstCase, budget } = series;
  const over = budget !== undefined && worstCase > budget ? html` <strong>over budget</strong>` : undefined;
  return html`<section class="summary" aria-label="Summary">
    <p>
      <b>${grouped(metrics.length)}</b> ${metrics.length === 1 ? 'metric' : 'metrics'}, at worst
      <b>${grouped(worstCase)}</b> series on a
      target${
        budget === undefined
          ? undefined
          : html`, <b>${shareOf(worstCase, budget)}</b> of a budget of <b>${grouped(budget)}</b>${over}`
      }
    </p>
    ${worstCase === 0 ? undefined : shareOfOwners(owners, Math.max(worstCase, budget ?? 0), budget)}
  </section>`;
}

function shareOfOwners(owners: readonly OwnerDocs[], whole: number, budget: number | undefined): Html {
  const parts = partsOf(owners);
  const limit = budget === undefined ? undefined : positionOf(budget, whole, 'linear');
  return html`<svg class="meter" aria-hidden="true">
      ${parts.map(
        ({ kind, before, series }) =>
          html`<rect
            class="part-${kind}"
            x="${positionOf(before, whole, 'linear')}%"
            width="${positionOf(series, whole, 'linear')}%"
            height="100%"
          />`,
      )}${limit === undefined ? undefined : html`<line x1="${limit}%" x2="${limit}%" y1="0" y2="100%" />`}
    </svg>
    <ul class="parts">
      ${parts.map(({ kind, name, aside, series }) => partItem(kind, name, aside, series))}
    </ul>`;
}

function partItem(kind: string, name: string, aside: string | undefined, series: number): Html {
  return html`<li>
    <svg aria-hidden="true"><rect class="part-${kind}" width="100%" height="100%" /></svg>${name}
    <b>${grouped(series)}</b>${aside === undefined ? undefined : html` <span class="aside">${aside}</span>`}
  </li>`;
}

interface MeterPart {
  /** Which colour it has. */
  readonly kind: string;
  readonly name: string;
  readonly aside?: string;
  readonly series: number;
  /** The series of the parts before it. */
  readonly before: number;
}

/** The services with most series first, and the others as one. */
function partsOf(owners: readonly OwnerDocs[]): readonly MeterPart[] {
  const most = owners.toSorted((one, other) => other.series.worstCase - one.series.worstCase);
  const sums = most.map((_, index) => sumOf(most.slice(0, index)));
  const rest = most.slice(MOST_PARTS);
  return [
    ...most.slice(0, MOST_PARTS).map(({ name, series }, index) => ({
      kind: String(index + 1),
      name,
      ...(series.budget !== undefined && { aside: `of ${grouped(series.budget)}` }),
      series: series.worstCase,
      before: sums[index] ?? 0,
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            kind: 'rest',
            name: countOf(rest.length, 'other'),
            series: sumOf(rest),
            before: sums[MOST_PARTS] ?? 0,
          },
        ]),
  ];
}

function sumOf(owners: readonly OwnerDocs[]): number {
  return owners.reduce((sum, { series }) => sum + series.worstCase, 0);
}

/** More can no longer be told apart. */
const MOST_PARTS = 6;
