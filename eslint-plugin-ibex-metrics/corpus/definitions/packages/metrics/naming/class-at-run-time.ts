// A class that is chosen at run time: its name must be good for either of them.
import { Counter, Gauge } from 'prom-client';

export function makeMetric(kind: 'counter' | 'gauge') {
  const Metric = kind === 'counter' ? Counter : Gauge;
  return new Metric({ name: 'jobsDone', help: 'Jobs' }); // finds: metric-naming
}
