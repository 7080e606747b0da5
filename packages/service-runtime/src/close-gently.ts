import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** How much is read of what nobody wants, in bytes, so that its sender can read why. */
const MOST_DISCARDED = 1024 * 1024;

/** How long a client is given to stop sending what nobody wants, in milliseconds. */
const DISCARDING_TIME = 2000;

/**
 * Has Node.js close a connection so that its client can still read the last answer. A connection that is closed with
 * bytes unread is reset, and a client that is still sending learns of the reset and not of the answer. So what it
 * sends is read and thrown away for a while.
 *
 * @param socket - of a client; its `destroySoon` is what Node.js calls after the last response
 * @param isStillSending - whether more can come
 */
export function closeGently(socket: Socket, isStillSending: () => boolean): void {
  const close = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    if (!isStillSending() || socket.destroyed) {
      close();
      return;
    }
    socket.end();
    socket.once('end', () => socket.destroy());
    discard(socket);
  };
}

/**
 * Reads the rest of a request that has its answer, within the same limits, and leaves the connection open for the
 * next one where the client comes to the end in time. Node.js alone would read for as long as the client likes.
 */
export function discardRest(request: IncomingMessage, socket: Socket): void {
  const stop = discard(socket);
  request.once('end', stop).once('close', stop);
}

function discard(socket: Socket): () => void {
  let discarded = 0;
  const count = ({ length }: Buffer) => {
    discarded += length;
    if (discarded > MOST_DISCARDED) socket.destroy();
  };
  // Not before Node.js reads on, which it does next: of a connection with a new listener it would not.
  const counting = setImmediate(() => socket.on('data', count));
  const timer = setTimeout(() => socket.destroy(), DISCARDING_TIME).unref();
  const stop = () => {
    clearImmediate(counting);
    clearTimeout(timer);
    socket.off('data', count);
  };
  socket.once('close', stop);
  return stop;
}
