import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  type Sampler,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';

/** A span that has ended. */
export interface RecordedSpan {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'other';
  readonly trace_id: string;
  readonly span_id: string;
  /** The span it is a part of. */
  readonly parent: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isFailure: boolean;
  /** Everything it holds, to look for what must not be in it. */
  readonly text: string;
}

/** The spans of this process. */
export interface RecordedSpans {
  /** Those that have ended since the start or `forget`, in the order of their ends. */
  list(): readonly RecordedSpan[];
  forget(): void;
  stop(): Promise<void>;
}

/** Makes this process trace, into memory. Once in a file of tests, before what is traced is made. */
export function recordSpans({ sampler }: { sampler?: Sampler } = {}): RecordedSpans {
  const exporter = new InMemorySpanExporter();
  const sdk = new NodeSDK({
    metricReaders: [],
    logRecordProcessors: [],
    resourceDetectors: [],
    spanProcessors: [new SimpleSpanProcessor(exporter)],
    ...(sampler && { sampler }),
  });
  sdk.start();
  return {
    list: () => exporter.getFinishedSpans().map(describeSpan),
    forget: () => {
      exporter.reset();
    },
    stop: () => sdk.shutdown(),
  };
}

function describeSpan(span: ReadableSpan): RecordedSpan {
  const { traceId, spanId } = span.spanContext();
  const { name, attributes, status, events, links, parentSpanContext } = span;
  return {
    name,
    kind: span.kind === SpanKind.SERVER ? 'server' : span.kind === SpanKind.CLIENT ? 'client' : 'other',
    trace_id: traceId,
    span_id: spanId,
    parent: parentSpanContext?.spanId,
    attributes,
    isFailure: status.code === SpanStatusCode.ERROR,
    text: JSON.stringify({ name, attributes, status, events, links }),
  };
}
