import { cutTo } from '../finding/cut-to.js';
import type { SeriesLabel } from './series-table.js';

const MOST_LABELS = 10;
const MOST_CHARACTERS = 60;

/** A series as it stands in a body, as far as a message has room for it: `x_total{route="/a"}`. */
export function seriesText(name: string, labels: readonly SeriesLabel[]): string {
  if (labels.length === 0) return name;
  const shown = labels
    .slice(0, MOST_LABELS)
    .map((label) => `${shortened(label.name)}="${shortened(label.value).replaceAll(/["\\]/g, '\\$&')}"`);
  return `${name}{${[...shown, ...(labels.length > MOST_LABELS ? ['…'] : [])].join(',')}}`;
}

/** A name or a value as far as a message has room for it. */
export function shortened(text: string): string {
  return cutTo(MOST_CHARACTERS, text);
}

/** A value as Prometheus writes it. */
export function valueText(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
