import { grouped, shareOf } from './figures.js';
import { html, type Html } from './html.js';
import type { HeldTo } from './series-budget.js';

/** How much of the budget is taken at worst, as in `13.5% of 14,000 for proxy`. */
export function budgetShare(series: number, held: HeldTo | undefined, owner: string | undefined): Html {
  if (held === undefined) return html`no budget`;
  const { budget, of } = held;
  const share = shareOf(series, budget);
  const over = series > budget ? html` <strong>over budget</strong>` : undefined;
  switch (of) {
    case 'metric':
      return html`${share} of ${grouped(budget)}${over}`;
    case 'owner':
      return html`${share} of ${grouped(budget)} for ${owner}${over}`;
    case 'catalog':
      return html`${share} of ${grouped(budget)} for all${over}`;
  }
}
