import { type Metadata, type ServerListener, status as GrpcStatus } from '@grpc/grpc-js';
import { AuthService } from '@ibex/auth-protocol';
import { isTracing, type OpenSpan, startServerSpan } from '@ibex/telemetry';

/** The trace of a gRPC call, for an interceptor to keep. */
export interface CallTrace {
  /** Listens to the call: begins its span with the headers, and has the handler run in it. */
  readonly listener: Pick<ServerListener, 'onReceiveMetadata' | 'onReceiveHalfClose'>;
  /** Ends the span with the final status of the call, after `record` has run in it. */
  end(code: GrpcStatus, record: () => void): void;
}

/** Makes the trace of a call by the path of its method, such as `/ibex.auth.v1.AuthService/ValidateToken`. */
export type TraceCall = (path: string) => CallTrace;

/**
 * Makes what traces calls. A trace is an empty one where tracing is off, and for calls of other services: health is asked
 * for all day, and the names of unknown methods are the client's own text.
 */
export function callTracer(): TraceCall {
  if (!isTracing()) return () => NO_TRACE;
  return (path) => (OWN_METHODS.has(path) ? traceOf(path) : NO_TRACE);
}

function traceOf(path: string): CallTrace {
  let span: OpenSpan | undefined;
  return {
    listener: {
      onReceiveMetadata: (metadata, next) => {
        span = startCallSpan(path.slice(1), metadata);
        next(metadata);
      },
      onReceiveHalfClose: (next) => {
        if (span) span.run(next);
        else next();
      },
    },
    end: (code, record) => {
      if (!span) {
        record();
        return;
      }
      span.run(record);
      endCallSpan(span, code);
    },
  };
}

const OWN_METHODS = new Set(Object.values(AuthService.service).map(({ path }) => path));

const NO_TRACE: CallTrace = {
  listener: {},
  end: (_code, record) => {
    record();
  },
};

function startCallSpan(method: string, metadata: Metadata): OpenSpan {
  return startServerSpan({
    name: method,
    attributes: { 'rpc.system.name': 'grpc', 'rpc.method': method },
    header: (name) => {
      const [value] = metadata.get(name);
      return typeof value === 'string' ? value : undefined;
    },
  });
}

function endCallSpan(span: OpenSpan, code: GrpcStatus): void {
  const attributes = { 'rpc.status_code': GrpcStatus[code] };
  if (SERVER_ERRORS.has(code)) span.fail({ ...attributes, 'error.type': GrpcStatus[code] });
  else span.end(attributes);
}

// Those that the conventions take for errors of the server; the others tell of the client, or are answers.
const SERVER_ERRORS = new Set([
  GrpcStatus.UNKNOWN,
  GrpcStatus.DEADLINE_EXCEEDED,
  GrpcStatus.UNIMPLEMENTED,
  GrpcStatus.INTERNAL,
  GrpcStatus.UNAVAILABLE,
  GrpcStatus.DATA_LOSS,
]);
