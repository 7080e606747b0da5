// A metric that is put into the global registry and one more.
import { Gauge, register } from 'prom-client';
import { internal } from './internal-registry';

// finds in next line: no-direct-registration
export const open = new Gauge({
  name: 'open_connections',
  help: 'Open connections',
  registers: [register, internal], // finds: no-direct-registration
});
