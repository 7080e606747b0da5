import { isSpanContextValid, trace } from '@opentelemetry/api';

/**
 * Whether this process makes spans, which is settled before its service starts. Where it does not, nothing of a trace is
 * hooked in anywhere.
 */
export function isTracing(): boolean {
  // Without an SDK a span has no ids. This one is never ended, so it is never exported.
  const probe = trace.getTracer('ibex').startSpan('is anyone there', { root: true });
  return isSpanContextValid(probe.spanContext());
}
