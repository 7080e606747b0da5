// OpenTelemetry: instruments have names, units and attributes of their own conventions.
import { metrics } from '@opentelemetry/api';

const meter = metrics.getMeter('shop');
const requests = meter.createCounter('http.server.requests', { description: '', unit: '{request}' });
const duration = meter.createHistogram('http.server.requestDuration', {
  unit: 'ms',
  advice: { explicitBucketBoundaries: [0, 5, 10, 25] },
});
const open = meter.createUpDownCounter('open_connections_total');
const size = meter.createObservableGauge('queue.sizeMb');

export function record(path: string, user_id: string, milliseconds: number) {
  requests.add(1, { 'http.route': path, user_id });
  duration.record(milliseconds, { path, user_id });
  open.add(-1, { session_id: user_id });
  size.addCallback((result) => result.observe(1, { user_id, url: path }));
}
