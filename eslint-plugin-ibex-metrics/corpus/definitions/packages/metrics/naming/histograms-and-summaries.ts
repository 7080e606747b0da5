// Histograms and summaries: units and types in names, and labels that they make themselves.
import { Histogram, Summary } from 'prom-client';

const buckets = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];

new Histogram({ name: 'http_request_duration_milliseconds', help: 'Duration', buckets }); // finds: metric-naming
new Histogram({ name: 'http_request_duration_ms', help: 'Duration', buckets }); // finds: metric-naming
new Histogram({ name: 'http_request_histogram_seconds', help: 'Duration', buckets }); // finds: metric-naming
new Histogram({ name: 'http_request_duration_seconds', help: 'Duration', buckets });
new Summary({ name: 'job_duration_minutes', help: 'Duration' }); // finds: metric-naming
new Summary({ name: 'job_summary_seconds', help: 'Duration' }); // finds: metric-naming
new Summary({ name: 'job_duration_bucket', help: 'Duration' }); // finds: metric-naming
new Summary({ name: 'job_duration_seconds', help: 'Duration', percentiles: [0.5, 0.99] });
