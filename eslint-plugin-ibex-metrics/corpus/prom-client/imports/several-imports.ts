// A file with several hands in it: the module is imported twice under different names.
import * as client from 'prom-client';
import { register as globalRegister } from 'prom-client';

export const requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration

export function reset(): void {
  globalRegister.clear(); // finds: no-direct-registration
}
