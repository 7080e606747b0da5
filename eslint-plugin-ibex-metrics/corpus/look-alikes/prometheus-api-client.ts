// A dashboard that queries Prometheus: another client, and text with metric names.
import { PrometheusDriver } from 'prometheus-query';

const prometheus = new PrometheusDriver({ endpoint: 'https://prometheus.example' });

export async function errorRate(route: string): Promise<number> {
  const result = await prometheus.instantQuery(`sum(rate(http_requests_total{route="${route}"}[5m]))`);
  return Number(result.result[0]?.value.value ?? 0);
}
