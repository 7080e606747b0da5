// `set` and `remove` on parameters and fields that are annotated with a type of prom-client.
import type { Gauge, LabelValues } from 'prom-client';

export class Pool {
  readonly #open: Gauge<string>;

  constructor(
    open: Gauge<string>,
    private readonly waiting: Gauge<'state'>,
  ) {
    this.#open = open;
  }

  update(user: string, labels: LabelValues<string>): void {
    this.#open.set({ state: 'open' }, 1);
    this.#open.set({ user_id: user }, 1); // finds: no-high-cardinality-labels
    this.waiting.remove({ session_id: user }); // finds: no-high-cardinality-labels
    this.waiting.set(labels, 1);
  }
}

export function close(gauge: Gauge, org: string): void {
  gauge.set({ org_id: org }, 0); // finds: no-high-cardinality-labels
}
