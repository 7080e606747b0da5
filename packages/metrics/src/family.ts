import type { ScrapeFormat } from './scrape-format.js';

/**
 * A family of the exposition. It takes what it holds when it is called; that is rendered when it is asked for, in
 * pieces of whole lines, one after the other.
 */
export type Family = () => AsyncIterable<string>;

/**
 * The name that a family has in a format: in OpenMetrics a counter's is without `_total`, which its samples have.
 *
 * @param metric - as the catalog or prom-client names it
 */
export function familyName(metric: string, isCounter: boolean, format: ScrapeFormat): string {
  return isCounter && format === 'openmetrics' ? metric.replace(/_total$/, '') : metric;
}
