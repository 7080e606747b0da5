import { type Interceptor, InterceptingCall, type StatusObject, status as GrpcStatus } from '@grpc/grpc-js';
import { isTracing, type OpenSpan, startClientSpan } from '@ibex/telemetry';

/**
 * Makes a span of every gRPC call, and tells the server of it. Retries of grpc-js are part of their call.
 *
 * @param address - host and port of the server
 * @returns the interceptors to give the client; none where tracing is off
 */
export function tracedCalls(address: string): Interceptor[] {
  if (!isTracing()) return [];
  const colon = address.lastIndexOf(':');
  const server = {
    'server.address': address.slice(0, colon),
    'server.port': Number(address.slice(colon + 1)),
  };

  return [
    (options, nextCall) =>
      new InterceptingCall(nextCall(options), {
        start: (metadata, _listener, next) => {
          const method = options.method_definition.path.slice(1);
          const span = startClientSpan({
            name: method,
            attributes: { ...server, 'rpc.system.name': 'grpc', 'rpc.method': method },
          });
          for (const [name, value] of Object.entries(span?.headers() ?? {})) metadata.set(name, value);
          next(metadata, {
            onReceiveStatus: (status, nextStatus) => {
              if (span) endCallSpan(span, status);
              nextStatus(status);
            },
          });
        },
      }),
  ];
}

// For who calls, the conventions take every status but OK for an error: a token that auth denies as well.
function endCallSpan(span: OpenSpan, { code }: StatusObject): void {
  const attributes = { 'rpc.status_code': GrpcStatus[code] };
  if (code === GrpcStatus.OK) span.end(attributes);
  else span.fail({ ...attributes, 'error.type': GrpcStatus[code] });
}
