import type { Metrics } from '@ibex/metrics';
import { expect } from 'vitest';

/**
 * Waits until the proxy has recorded exactly these requests, in the counter and in the histogram.
 *
 * @param expected - how often, by "METHOD route status"
 */
export async function expectRequests(
  metrics: Metrics,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  await expect
    .poll(() => requestsIn(metrics, 'ibex_proxy_requests_total'), { timeout: 5000 })
    .toEqual(expected);
  expect(await requestsIn(metrics, 'ibex_proxy_request_duration_seconds_count')).toEqual(expected);
  expect(metrics.invalidRecordings()).toEqual([]);
}

/** The samples of a family that are not zero, by their labels as they stand in the exposition. */
export async function recorded(metrics: Metrics, name: string): Promise<Record<string, number>> {
  const { body } = await metrics.scrape();
  return Object.fromEntries(
    body
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .map((line): [string, number] => [
        line.slice(name.length, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ])
      .filter(([, value]) => value !== 0),
  );
}

/** What is recorded of requests in a family, by "METHOD route status". */
export async function requestsIn(metrics: Metrics, name: string): Promise<Record<string, number>> {
  const samples = Object.entries(await recorded(metrics, name));
  return Object.fromEntries(
    samples.map(([labels, value]) => [
      ['method', 'route', 'status_code'].map((label) => valueOf(labels, label)).join(' '),
      value,
    ]),
  );
}

function valueOf(labels: string, label: string): string | undefined {
  return new RegExp(`\\b${label}="([^"]*)"`).exec(labels)?.[1];
}
