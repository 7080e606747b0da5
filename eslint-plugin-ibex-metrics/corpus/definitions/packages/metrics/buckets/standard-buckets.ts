// The standard buckets: inline, by a const, by a spread of the catalog's constant, from another file, in scientific form.
import { LATENCY_BUCKETS } from '@ibex/catalog';
import { Histogram } from 'prom-client';

import { BUCKETS } from './buckets.js';

const STANDARD = Object.freeze([0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5]) as number[];
const common = { help: 'Duration of requests', buckets: [...STANDARD] };
const name = 'http_request_duration_seconds';

new Histogram({ name, help: 'Duration', buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5] });
new Histogram({ name, help: 'Duration', buckets: [1e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.25, 0.5, 1.0, 5.0] });
new Histogram({ name, help: 'Duration', buckets: STANDARD });
new Histogram({ name, help: 'Duration', buckets: [...LATENCY_BUCKETS] });
new Histogram({ name, help: 'Duration', buckets: LATENCY_BUCKETS as number[] });
new Histogram({ name, help: 'Duration', buckets: BUCKETS });
new Histogram({ name, ...common });
