/** How long the clients of a server may take, in milliseconds. */
export interface HttpTimeouts {
  /** For the next request on a connection. */
  readonly keepAlive: number;
  /** For the head of a request. */
  readonly headers: number;
  /** For a request as a whole, its body included. */
  readonly request: number;
  /** In which a client takes nothing of an answer that waits for it. */
  readonly stall: number;
}

/**
 * Longer than load balancers keep a connection, so that it is never the service that closes one which they are about to
 * use; and long enough for ten megabytes on a slow line.
 */
export const DEFAULT_TIMEOUTS: HttpTimeouts = {
  keepAlive: 72_000,
  headers: 10_000,
  request: 60_000,
  stall: 60_000,
};
