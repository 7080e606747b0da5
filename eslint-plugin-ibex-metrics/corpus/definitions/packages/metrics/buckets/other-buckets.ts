// Histograms with buckets of their own, in all the ways to write them.
import { exponentialBuckets, Histogram, linearBuckets } from 'prom-client';

const MILLISECONDS = [5, 10, 25, 50, 100];
const standard = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];

export const inline = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: [0.1, 0.5, 1, 2, 5], // finds: standard-buckets
});
export const byConst = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: MILLISECONDS, // finds: standard-buckets
});
export const linear = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: linearBuckets(0.1, 0.1, 10), // finds: standard-buckets
});
export const exponential = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: exponentialBuckets(0.001, 2, 12), // finds: standard-buckets
});
export const withOneMore = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: [...standard, 10], // finds: standard-buckets
});
export const without = new Histogram({ name: 'http_request_duration_seconds', help: 'Duration' }); // finds: standard-buckets
