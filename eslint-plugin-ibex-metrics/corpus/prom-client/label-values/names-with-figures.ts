// Constants that have figures, slashes and the like in them and are one of few all the same.
import type { Counter, Histogram } from 'prom-client';

export function record(requests: Counter, durations: Histogram, model: 'gpt-4o-2024-08-06' | 'o1'): void {
  requests.inc({ version: '1.2.3', node: 'v20.19.0', kernel: '5.10.0-23-cloud-amd64' });
  requests.inc({ model: 'claude-3-5-sonnet-20241022', fallback: model });
  requests.inc({ cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', protocol: 'HTTP/1.1' });
  requests.inc({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' });
  requests.inc({ method: '/shop.v1.OrderService/GetOrder', code: 404, status: '5xx' });
  requests.inc({ unit: 'getty@tty1.service', zone: 'Europe/Berlin', api: '2023-10-16' });
  requests.inc({ commit: 'b8732ec', pool: 'gke-prod-default-pool-1a2b3c4d', disk: 'nvme0n1p1' });
  durations.observe({ labels: { size: '1073741824', port: '8080' }, value: 0.2 });
  durations.observe({ labels: { result: 'ok' }, value: 1, exemplarLabels: { trace: '4bf92f3577b34da6' } });
  console.info({ client: '10.0.0.7', mail: 'ada@example.com' });
}
