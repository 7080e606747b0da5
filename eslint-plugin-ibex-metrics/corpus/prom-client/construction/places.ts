// Every place in which a construction may stand in a class.
import { Counter, Gauge, Registry } from 'prom-client';

export class Metrics {
  static readonly shared = new Counter({ name: 'shared_calls_total', help: 'Calls' }); // finds: no-direct-registration
  readonly own = new Counter<'method'>({ name: 'calls_total', help: 'Calls', labelNames: ['method'] }); // finds: no-direct-registration
  private readonly open: Gauge;

  // finds in next line: no-direct-registration
  constructor(private readonly registry = new Registry()) {
    this.open = new Gauge({ name: 'open_connections', help: 'Open', registers: [this.registry] }); // finds: no-direct-registration
  }

  get size(): Gauge {
    return this.open ?? new Gauge({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
  }
}
