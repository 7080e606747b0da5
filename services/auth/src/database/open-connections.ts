import type { ClientBase } from 'pg';

/** The connections that are open, whether a pool still knows them or not: one that is closing is open. */
export class OpenConnections {
  readonly #open = new Set<ClientBase>();

  /** Counts a connection that has been established, until it has ended. */
  add(client: ClientBase): void {
    this.#open.add(client);
    client.once('end', () => this.#open.delete(client));
  }

  count(): number {
    return this.#open.size;
  }
}
