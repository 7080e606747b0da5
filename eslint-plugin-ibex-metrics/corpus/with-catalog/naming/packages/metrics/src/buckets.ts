// Buckets next to a catalog that declares the standard set only.
import { histogram, LATENCY_BUCKETS } from '@ibex/catalog';
import { Histogram } from 'prom-client';

export const histograms = [
  histogram('shop_gateway_upstream_duration_seconds', { help: 'Duration of calls upstream' }),
  histogram('shop_gateway_upstream_duration_seconds', { help: 'Duration', buckets: [...LATENCY_BUCKETS] }),
  histogram('shop_gateway_upstream_duration_seconds', { help: 'Duration', buckets: [0.1, 1] }), // finds: standard-buckets
  new Histogram({ name: 'shop_gateway_wait_seconds', help: 'Time in the queue' }), // finds: standard-buckets
  new Histogram({
    name: 'shop_gateway_wait_seconds',
    help: 'Time in the queue',
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  }),
];
