// The surface of the metrics package: it may pass on what it likes.
export { Gauge, linearBuckets } from 'prom-client';
export { registry, requests } from './registry';
