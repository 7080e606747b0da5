import { validateExposition } from '@ibex/exposition';
import { request } from 'undici';

/** The value of each series of the platform's own metrics, by `name{label="value",…}` with the labels in order. */
export type Counters = ReadonlyMap<string, number>;

/**
 * Scrapes a service, on a connection of its own that is closed again.
 *
 * @param http - the address of its HTTP server
 */
export async function scrape(http: string): Promise<Counters> {
  const { body } = await request(`${http}/metrics`, { reset: true, signal: AbortSignal.timeout(5000) });
  return countersIn(await body.text());
}

/** Reads the series of the platform's own metrics from an exposition. */
export function countersIn(exposition: string): Counters {
  const counters = new Map<string, number>();
  validateExposition(exposition, {
    onSample: ({ name, labels, value }) => {
      if (!name.startsWith('ibex_')) return;
      const pairs = labels.map((label) => `${label.name}="${label.value}"`).sort();
      counters.set(pairs.length > 0 ? `${name}{${pairs.join(',')}}` : name, value);
    },
  });
  return counters;
}

/**
 * What has been counted in between: the counters and counts of histograms that moved, by how much.
 *
 * @param before - the earlier scrape
 * @param after - the later scrape of the same program
 */
export function increase(before: Counters, after: Counters): Readonly<Record<string, number>> {
  const moved = [...after]
    .filter(([series]) => /_(?:total|count)(?:\{|$)/.test(series))
    .map(([series, value]): [string, number] => [series, value - (before.get(series) ?? 0)]);
  return Object.fromEntries(moved.filter(([, by]) => by !== 0));
}
