// A wrapper that passes buckets on, which are not known here, and a field that is known and not the standard.
import { Histogram } from 'prom-client';

export function requestTimer(buckets: number[]) {
  return new Histogram({ name: 'http_request_duration_seconds', help: 'Duration', buckets });
}

export class Timings {
  private readonly buckets = [1, 2, 3];

  readonly jobs = new Histogram({
    name: 'job_duration_seconds',
    help: 'Duration of jobs',
    buckets: this.buckets, // finds: standard-buckets
  });
}
