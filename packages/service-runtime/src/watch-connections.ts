import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { closeGently, discardRest } from './close-gently.js';
import { whenOver } from './request-end.js';

/** The connections of a server. */
export interface Connections {
  /**
   * From now on each connection is closed after the requests it has open. Without it a connection that is busy when
   * the server closes stays open, idle, until its keep-alive runs out, and the server with it.
   *
   * @param linger - how long a connection without one may still bring a request, in milliseconds: it may be on its way
   * @returns a promise that resolves when no more requests are waited for
   */
  drain(linger: number): Promise<void>;
  /** What is known of an open connection. */
  of(socket: Socket): Connection | undefined;
}

/** A connection of a server. */
export interface Connection {
  /** When it was opened, by `performance.now()`. */
  readonly openedAt: number;
  /** The response to the latest request that came over it, over or not. */
  readonly latest: ServerResponse | undefined;
  /** Whether it waits for its next request, after others. */
  readonly isIdle: boolean;
  /** Whether something came over it that was refused, so that nothing that follows is read as a request. */
  isRefused: boolean;
  /** Calls the listener as soon as no request is open: at once, or after the last of them. */
  whenQuiet(listener: () => void): void;
}

/**
 * Keeps watch over the connections of a server and what is open on each.
 *
 * @param server - not listening yet
 */
export function watchConnections(server: Server): Connections {
  const connections = new Map<Socket, WatchedConnection>();
  let isDraining = false;
  let lingersFor = 0;

  server.on('connection', (socket) => {
    const connection = new WatchedConnection();
    connections.set(socket, connection);
    socket.once('close', () => connections.delete(socket));
    // Each pipelined request listens for the end of its connection, and any number of them is fine.
    socket.setMaxListeners(0);
    closeGently(socket, () => connection.isRefused || connection.latest?.req.complete === false);
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const connection = connections.get(socket);
    connection?.begin(response);
    whenOver(request, response, () => {
      if (!request.complete && socket.writable) discardRest(request, socket);
      connection?.end(response);
      if (!isDraining || connection?.open.size !== 0) return;
      // A response whose head was sent before did not say that it is the last: the next request may be on its way.
      if (lingersFor === 0 || !response.shouldKeepAlive || saysClose(response)) {
        closeAfterLast(socket, connection);
      } else {
        setTimeout(closeAfterLast, lingersFor, socket, connection).unref();
      }
    });
  });

  return {
    of: (socket) => connections.get(socket),
    drain: async (linger) => {
      isDraining = true;
      lingersFor = linger;
      for (const { open, latest } of connections.values()) {
        // Of pipelined ones the last alone: after an answer that says so no other is sent.
        if (latest && open.has(latest) && !latest.headersSent) latest.setHeader('connection', 'close');
      }
      const quiet = [...connections].filter(([, { open }]) => open.size === 0);
      await Promise.race([
        Promise.all(quiet.map(([socket]) => whenClosed(socket))),
        pause(linger, undefined, { ref: false }),
      ]);
      for (const [socket, connection] of connections) closeSoon(socket, connection);
    },
  };
}

function saysClose(response: ServerResponse): boolean {
  return response.getHeader('connection') === 'close';
}

function closeAfterLast(socket: Socket, connection: WatchedConnection): void {
  if (connection.open.size > 0) return;
  socket.end();
  closeSoon(socket, connection);
}

function whenClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
}

class WatchedConnection implements Connection {
  readonly openedAt = performance.now();
  readonly open = new Set<ServerResponse>();
  latest: ServerResponse | undefined;
  isRefused = false;
  readonly #waiting: (() => void)[] = [];

  get isIdle(): boolean {
    return this.latest !== undefined && this.open.size === 0;
  }

  whenQuiet(listener: () => void): void {
    if (this.open.size === 0) listener();
    else this.#waiting.push(listener);
  }

  begin(response: ServerResponse): void {
    this.latest = response;
    this.open.add(response);
  }

  end(response: ServerResponse): void {
    this.open.delete(response);
    if (this.open.size > 0) return;
    for (const listener of this.#waiting.splice(0)) listener();
  }
}

/** How long a client may take to finish the head of a request once its connection is open, in milliseconds. */
const HEAD_GRACE = 1000;

// Node.js does not count such a connection as idle: one that has sent nothing yet, as browsers and load balancers
// open them, would hold up the end of the service for as long as it likes.
function closeSoon(socket: Socket, { open, openedAt }: WatchedConnection): void {
  if (open.size > 0) return;
  const grace = socket.bytesRead === 0 ? openedAt + HEAD_GRACE - performance.now() : HEAD_GRACE;
  if (grace <= 0) {
    socket.destroy();
    return;
  }
  setTimeout(() => {
    if (open.size === 0) socket.destroy();
  }, grace).unref();
}
