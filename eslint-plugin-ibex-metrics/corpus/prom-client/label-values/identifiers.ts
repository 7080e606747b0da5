// Constants that name one thing of many, as they are left in after trying something out, or in a test.
import type { Counter, Gauge, Histogram } from 'prom-client';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const testUser = { mail: 'ada@example.com', plan: 'free' };

export function record(requests: Counter, open: Gauge, durations: Histogram, isLocal: boolean): void {
  requests.inc({ client: '10.0.0.7' }); // finds: no-high-cardinality-labels
  requests.inc({ client: isLocal ? '::1' : 'remote' }); // finds: no-high-cardinality-labels
  requests.labels({ trace: TRACE }).inc(); // finds: no-high-cardinality-labels
  requests.inc({ job: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', result: 'ok' }); // finds: no-high-cardinality-labels
  requests.inc({ customer: testUser.mail, plan: testUser.plan }); // finds: no-high-cardinality-labels
  open.set({ upstream: 'https://api.example.com/v1/orders' }, 1); // finds: no-high-cardinality-labels
  open.set({ screen: '/orders/1043' }, 1); // finds: no-high-cardinality-labels
  open.set({ started: '2024-08-06T12:34:56Z' }, 1); // finds: no-high-cardinality-labels
  durations.observe({ token: `${'9fKx2LqT7b'}${'Vn4RzW8mYcQ3s'}` }, 0.2); // finds: no-high-cardinality-labels
  durations.startTimer()({ since: 1722947696123 }); // finds: no-high-cardinality-labels
}
