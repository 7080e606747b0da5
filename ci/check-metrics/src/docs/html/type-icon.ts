import type { MetricType } from '@ibex/catalog';

import { html, type Html } from './html.js';

/** A sign for a type, beside its name: stairs that rise, a needle, bars. */
export function typeIcon(type: MetricType): Html {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${PATHS[type]}" /></svg>`;
}

const PATHS: Readonly<Record<MetricType, string>> = {
  counter: 'M1 14h4v-4h4V6h4V2h2',
  gauge: 'M2 12a6.5 6.5 0 1 1 12 0M8 10l3-4',
  histogram: 'M2.5 14V9M6.2 14V3M9.8 14V6M13.5 14v-3',
};
