// Buckets from the configuration, or else others, or else the standard ones.
import { Histogram } from 'prom-client';

import { config } from './config.js';

const STANDARD = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];
const name = 'http_request_duration_seconds';

export const one = new Histogram({ name, help: 'Duration', buckets: config.buckets ?? STANDARD });
export const two = new Histogram({ name, help: 'Duration', buckets: config.buckets });
export const three = new Histogram({ name, help: 'Duration', buckets: config.buckets ?? [1, 2, 3] }); // finds: standard-buckets
