// A histogram outside of the metrics package with prom-client's own buckets: two findings in one line.
import { Histogram } from 'prom-client';

// finds in next line: no-direct-registration, standard-buckets
export const durations = new Histogram({
  name: 'job_duration_seconds',
  help: 'Duration of jobs',
  labelNames: ['result'],
});

export async function run(job: () => Promise<void>) {
  const end = durations.startTimer();
  try {
    await job();
    end({ result: 'ok' });
  } catch (error) {
    end({ result: 'error' });
    throw error;
  }
}
