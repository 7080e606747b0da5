import { type Server, type ServerDuplexStream, status } from '@grpc/grpc-js';

/**
 * Has a server answer methods it does not know through a handler, so that interceptors see those calls as
 * well: grpc-js answers them before any interceptor runs and has no option for it.
 *
 * It looks into the server for the table of handlers. Where a later grpc-js keeps none, calls are
 * answered as before, unseen; a test tells.
 */
export function answerUnknownMethods(server: Server): void {
  const handlers: unknown = Reflect.get(server, 'handlers');
  if (!(handlers instanceof Map)) return;
  // A stream answers at once; a unary handler would first wait for a message that may never come.
  server.register(UNKNOWN_METHOD, rejectCall, asIs, asIs, 'bidi');
  const unknownMethod: unknown = handlers.get(UNKNOWN_METHOD);
  const find = handlers.get.bind(handlers) as (path: string) => unknown;
  handlers.get = (path: string) => find(path) ?? unknownMethod;
}

// No client can ask for it: a path begins with a slash.
const UNKNOWN_METHOD = 'unknown method';

function rejectCall(call: ServerDuplexStream<Buffer, Buffer>): void {
  call.emit('error', { code: status.UNIMPLEMENTED, details: 'this server has no such method' });
}

function asIs(message: Buffer): Buffer {
  return message;
}
