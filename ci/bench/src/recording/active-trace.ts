import type { ExemplarLabels } from '@ibex/metrics';

/** Names the active trace as a tracer would: an object of its own each time, and soon another trace. */
export function activeTrace(): ExemplarLabels {
  next = (next + 1) % TRACES.length;
  const [trace_id = '', span_id = ''] = TRACES[next] ?? [];
  return { trace_id, span_id };
}

let next = 0;

const TRACES = Array.from({ length: 64 }, (_, index) => [
  (index + 1).toString(16).padStart(32, '0af7651916cd43dd'),
  (index + 1).toString(16).padStart(16, 'b7ad6b71'),
]);
