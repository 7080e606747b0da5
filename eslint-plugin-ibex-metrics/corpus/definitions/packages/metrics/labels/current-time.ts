// `setToCurrentTime` takes labels too, and `reset` and `get` take none.
import { Gauge } from 'prom-client';

const lastRun = new Gauge({ name: 'last_run_timestamp_seconds', help: 'Last run', labelNames: ['job'] });

export async function ran(job: string, user: string): Promise<void> {
  lastRun.setToCurrentTime({ job });
  lastRun.setToCurrentTime({ job, user_id: user }); // finds: no-high-cardinality-labels
  lastRun.labels({ job, user_id: user }).setToCurrentTime(); // finds: no-high-cardinality-labels
  lastRun.reset();
  await lastRun.get();
}
