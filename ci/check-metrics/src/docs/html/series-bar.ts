import { html, type Html } from './html.js';
import { positionOf, SCALES } from './page/series-scale.js';

/** What a bar shows. */
export interface BarFigures {
  readonly series: number;
  readonly budget?: number | undefined;
  /** Whether the budget is for others as well. */
  readonly isShared?: boolean;
}

/**
 * A bar of series with a line at the budget, on both scales; the style shows the one that the reader chose. Its numbers
 * stand beside it, so it is hidden from those who cannot see it.
 *
 * @param largest - the number at the right end
 */
export function seriesBar({ series, budget, isShared = false }: BarFigures, largest: number): Html {
  const kind = budget !== undefined && series > budget ? 'over' : '';
  return html`<svg class="bar ${kind}" aria-hidden="true">
    ${SCALES.map((scale) => {
      const limit = budget === undefined ? undefined : positionOf(budget, largest, scale);
      return html`<g class="${scale}"
        ><rect width="${positionOf(series, largest, scale)}%" height="100%" />${
          limit === undefined
            ? undefined
            : html`<line${isShared ? SHARED : undefined} x1="${limit}%" x2="${limit}%" y1="-20%" y2="120%" />`
        }</g
      >`;
    })}
  </svg>`;
}

const SHARED = html` class="shared"`;

/**
 * A bar of what is taken of a budget; it is full where all of it is. Without a budget there is nothing to show.
 *
 * @param budget - is the right end
 */
export function budgetBar({ series, budget }: BarFigures): Html | undefined {
  if (budget === undefined) return undefined;
  const kind = series > budget ? 'over' : '';
  return html`<svg class="bar taken ${kind}" aria-hidden="true">
    <rect width="${positionOf(series, budget, 'linear')}%" height="100%" />
  </svg>`;
}
