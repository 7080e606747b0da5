import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type TextMapGetter,
  type Tracer,
} from '@opentelemetry/api';

import { OpenSpan } from './open-span.js';
import type { SpanAttributes } from './span-attributes.js';

/** What a span says from its beginning. */
export interface SpanStart {
  /** One of few: never with an id or anything else that a client chooses. */
  readonly name: string;
  readonly attributes: SpanAttributes;
}

/** What the server's span of a request says from its beginning. */
export interface ServerSpanStart extends SpanStart {
  /** Reads a header of the request, by its name in lower case. */
  readonly header: ReadHeader;
}

/** Reads a header; `undefined` where there is none. */
export type ReadHeader = (name: string) => string | undefined;

/**
 * Starts the span of a request that came in, as part of the trace that its headers name, if any. What is wrong with
 * these is passed over. Baggage is dropped: nothing here reads it, and it is nobody else's business.
 */
export function startServerSpan({ name, attributes, header }: ServerSpanStart): OpenSpan {
  const remote = propagation.extract(ROOT_CONTEXT, header, HEADER_GETTER);
  const parent = propagation.deleteBaggage(remote);
  return new OpenSpan(tracer().startSpan(name, { kind: SpanKind.SERVER, attributes }, parent), parent);
}

/**
 * Starts the span of something that is asked of another.
 *
 * @returns the span, or `undefined` where there is no active one: what is done for no request, such as a health check,
 *   would be a trace of its own that tells nothing
 */
export function startClientSpan({ name, attributes }: SpanStart): OpenSpan | undefined {
  if (!trace.getActiveSpan()) return undefined;
  const parent = context.active();
  return new OpenSpan(tracer().startSpan(name, { kind: SpanKind.CLIENT, attributes }, parent), parent);
}

/** The names of the headers that tell of a trace, in lower case: whoever sends their own leaves out those that came in. */
export function traceHeaders(): readonly string[] {
  return propagation.fields().map((name) => name.toLowerCase());
}

const HEADER_GETTER: TextMapGetter<ReadHeader> = {
  get: (header, name) => header(name.toLowerCase()),
  keys: () => [...traceHeaders()],
};

function tracer(): Tracer {
  return trace.getTracer('ibex');
}
