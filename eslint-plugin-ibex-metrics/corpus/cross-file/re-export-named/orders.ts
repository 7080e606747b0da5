// Its user. Without types it is an import like any other: the finding is in the module that passes prom-client on.
import { Counter, register } from './metrics';

export const orders = new Counter({ name: 'orders_total', help: 'Orders placed' }); // finds with types: no-direct-registration

export function reset(): void {
  register.clear(); // finds with types: no-direct-registration
}
