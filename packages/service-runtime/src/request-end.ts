import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Tells when a request is over: its response sent to the last byte (`response.writableFinished`), or its
 * connection closed before.
 *
 * @param listener - called exactly once
 */
export function whenOver(request: IncomingMessage, response: ServerResponse, listener: () => void): void {
  const { socket } = request;
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
