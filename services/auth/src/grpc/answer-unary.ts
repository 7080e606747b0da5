import { type handleUnaryCall, status } from '@grpc/grpc-js';
import type { Logger } from '@ibex/service-runtime';

import { DatabaseError } from '../database/database-error.js';
import { CallError } from './call-error.js';

/**
 * Makes a gRPC handler of an async function. What it rejects with becomes a status: a {@link CallError} its
 * own, a database that does not answer `UNAVAILABLE`, anything else `INTERNAL` without a detail.
 *
 * @param logger - told of what nobody expected
 * @param answer - the function; its signal is aborted when the call is over, such as by its deadline
 */
export function answerUnary<Request, Response>(
  logger: Logger,
  answer: (request: Request, signal: AbortSignal) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const over = new AbortController();
    call.once('cancelled', () => {
      over.abort();
    });
    answer(call.request, over.signal).then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        const { code, message, trailers } = toCallError(error, logger);
        callback({ code, details: message, metadata: trailers });
      },
    );
  };
}

function toCallError(error: unknown, logger: Logger): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof DatabaseError) {
    return error.kind === 'unavailable'
      ? new CallError(status.UNAVAILABLE, 'the database does not answer; try again')
      : internalError();
  }
  logger.error(withoutMessage(error), 'call failed');
  return internalError();
}

function internalError(): CallError {
  return new CallError(status.INTERNAL, 'the service failed to answer; its log has the cause');
}

// The message of an error nobody expected can quote anything, a token included. Where it was thrown cannot.
function withoutMessage(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, stack: frames?.map((frame) => frame.trim()) };
}
