import type { IncomingMessage, ServerResponse } from 'node:http';

import { inActiveTrace } from '@ibex/telemetry';

/**
 * Tells when a request is over: its response sent to the last byte ({@link wasSent}), or its connection
 * closed before.
 *
 * @param listener - called exactly once, in the trace that is active now; at once where the request is over already
 */
export function whenOver(request: IncomingMessage, response: ServerResponse, listener: () => void): void {
  if (response.closed || request.socket.destroyed) {
    listener();
    return;
  }
  const listenerInTrace = inActiveTrace(listener);
  const waiting = WAITING.get(response);
  if (waiting) {
    waiting.push(listenerInTrace);
    return;
  }
  const listeners = [listenerInTrace];
  WAITING.set(response, listeners);
  onceOver(request, response, () => {
    WAITING.delete(response);
    for (const waitingListener of listeners) waitingListener();
  });
}

/** Whether a response that is over was sent to its last byte. */
export function wasSent(response: ServerResponse): boolean {
  // What waits to be written when a connection fails Node.js takes for written.
  return response.writableFinished && !response.req.socket.errored;
}

// What waits for the end of a response. It is told by one listener: Node.js takes more than ten for a leak, and most of
// these are its own and Fastify's.
const WAITING = new WeakMap<ServerResponse, (() => void)[]>();

function onceOver({ socket }: IncomingMessage, response: ServerResponse, listener: () => void): void {
  let isOver = false;
  const over = () => {
    // The two events can come from one another, too close for `off` to have an effect.
    if (isOver) return;
    isOver = true;
    response.off('close', over);
    socket.off('close', over);
    listener();
  };
  response.on('close', over);
  // A pipelined response that waits behind another one is never told that its connection closed.
  socket.on('close', over);
}
