import { isSpanContextValid, trace, TraceFlags } from '@opentelemetry/api';

/** Which trace is being recorded, and where in it. */
export interface TraceIds {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
}

/**
 * The span that is active where this is called, for logs and exemplars.
 *
 * @returns its ids, or `undefined` where tracing is off, nothing is active, or the trace is not sampled: then there is
 *   nothing to be found under its id
 */
export function activeTrace(): TraceIds | undefined {
  const context = trace.getActiveSpan()?.spanContext();
  if (!context || !isSpanContextValid(context) || (context.traceFlags & TraceFlags.SAMPLED) === 0)
    return undefined;
  return { traceId: context.traceId, spanId: context.spanId };
}
