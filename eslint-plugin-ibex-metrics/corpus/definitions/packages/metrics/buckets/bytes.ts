// A histogram of bytes: without a catalog that declares a set for them, its buckets are as good as anyone's, and so no two
// services have the same.
import { Histogram, Summary } from 'prom-client';

export const sizes = new Histogram({
  name: 'http_response_size_bytes',
  help: 'Size of responses',
  labelNames: ['method'],
  buckets: [100, 1_000, 10_000, 100_000], // finds: standard-buckets
});

export const summary = new Summary({
  name: 'http_request_size_bytes',
  help: 'Size of requests',
  percentiles: [0.5, 0.9, 0.99],
});
