/** What to ask Prometheus while the demo runs. */
export interface DemoQuery {
  readonly title: string;
  readonly promql: string;
}

/** Three questions one has of a service: what it does, how long that takes, and whom it refuses. */
export const DEMO_QUERIES: readonly DemoQuery[] = [
  {
    title: 'requests in a second, by route and outcome',
    promql: 'sum by (route, status_code) (rate(ibex_proxy_requests_total[1m])) > 0',
  },
  {
    title: 'how long one request in a hundred takes at least, by route, in seconds',
    promql:
      'histogram_quantile(0.99, sum by (route, le) (rate(ibex_proxy_request_duration_seconds_bucket{route=~"/v1/.*"}[1m])))',
  },
  {
    title: 'checks of the rate limit in a second, by result',
    promql: 'sum by (job, result) (rate(ibex_proxy_rate_limited_total{job="proxy"}[1m]))',
  },
];

/** The page of a Prometheus server that shows the graph of a query, of the last five minutes. */
export function graphUrl(prometheus: string, promql: string): string {
  const parameters = new URLSearchParams({ 'g0.expr': promql, 'g0.tab': '0', 'g0.range_input': '5m' });
  // Not every version of the page takes a plus for a space.
  return `${prometheus}/graph?${parameters.toString().replaceAll('+', '%20')}`;
}
