import { isSpanContextValid, trace, TraceFlags } from '@opentelemetry/api';

/** Where in which trace something happens, in the names that logs and exemplars have for it. */
export interface TraceIds {
  /** 32 hexadecimal digits. */
  readonly trace_id: string;
  /** 16 hexadecimal digits. */
  readonly span_id: string;
}

/**
 * The span that is active where this is called, for logs.
 *
 * @returns its ids, whether or not the trace is sampled; `undefined` where tracing is off or no span is active
 */
export function activeTrace(): TraceIds | undefined {
  const ids = activeSpan();
  return ids && { trace_id: ids.traceId, span_id: ids.spanId };
}

/**
 * The span that is active where this is called, for exemplars.
 *
 * @returns its ids, or `undefined` as {@link activeTrace} and where the trace is not sampled: then nothing can be found
 *   under its id
 */
export function sampledTrace(): TraceIds | undefined {
  const ids = activeSpan();
  return ids && (ids.traceFlags & TraceFlags.SAMPLED) !== 0
    ? { trace_id: ids.traceId, span_id: ids.spanId }
    : undefined;
}

function activeSpan() {
  const ids = trace.getActiveSpan()?.spanContext();
  return ids && isSpanContextValid(ids) ? ids : undefined;
}
