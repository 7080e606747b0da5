// Decorators and accessors that hold a class of prom-client where nobody would put it.
import { Counter } from 'prom-client';

declare function tagged(value: unknown): ClassDecorator;

@tagged(Counter) // finds: no-direct-registration
export class Odd {
  static {
    new Counter({ name: 'loads_total', help: 'Loads' }); // finds: no-direct-registration
  }
  accessor kind = Counter; // finds: no-direct-registration
  get [String(1)]() {
    return 1;
  }
}
