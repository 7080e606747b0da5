// A forbidden label in every method of a metric that is made in the file.
import { Counter, Gauge, Histogram } from 'prom-client';

const counter = new Counter({ name: 'logins_total', help: 'Logins' });
const gauge = new Gauge({ name: 'open_sessions', help: 'Open sessions' });
const histogram = new Histogram({
  name: 'login_duration_seconds',
  help: 'Duration of logins',
  buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
});

export function record(user: string): void {
  counter.inc({ user_id: user }); // finds: no-high-cardinality-labels
  counter.inc({ userId: user }, 2); // finds: no-high-cardinality-labels
  counter.labels({ UserID: user }).inc(); // finds: no-high-cardinality-labels
  counter.remove({ 'user-id': user }); // finds: no-high-cardinality-labels
  gauge.set({ USER_ID: user }, 1); // finds: no-high-cardinality-labels
  gauge.inc({ user_id: user }); // finds: no-high-cardinality-labels
  gauge.dec({ user_id: user }); // finds: no-high-cardinality-labels
  gauge.startTimer({ user_id: user })(); // finds: no-high-cardinality-labels
  histogram.observe({ user_id: user }, 0.1); // finds: no-high-cardinality-labels
  histogram.zero({ user_id: user }); // finds: no-high-cardinality-labels
  histogram.startTimer()({ user_id: user }); // finds: no-high-cardinality-labels
  histogram.observe({ labels: { user_id: user }, value: 1 }); // finds: no-high-cardinality-labels
  histogram.observe({ labels: { result: 'ok' }, value: 1, exemplarLabels: { user_id: user } });
  counter.inc({ exemplarLabels: { user_id: user } });
  histogram.startTimer({ result: 'ok' }, { user_id: user });
}
