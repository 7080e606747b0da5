// Deno: the module by the URL of a host that serves npm packages.
import { Gauge } from 'https://esm.sh/prom-client@15.1.3';

export const open = new Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
