export { activeTrace, sampledTrace, type TraceIds } from './active-trace.js';
export { inActiveTrace } from './in-active-trace.js';
export { isTracing } from './is-tracing.js';
export { OpenSpan } from './open-span.js';
export type { SpanAttributes } from './span-attributes.js';
export {
  type ReadHeader,
  type ServerSpanStart,
  type SpanStart,
  startClientSpan,
  startServerSpan,
  traceHeaders,
} from './start-span.js';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './start-telemetry.js';
export type { TelemetryLogger } from './telemetry-logger.js';
