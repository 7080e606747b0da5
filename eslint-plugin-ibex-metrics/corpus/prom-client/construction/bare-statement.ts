// A build info metric that nobody refers to: it is made for its side effect.
import { Gauge } from 'prom-client';

// finds in next line: no-direct-registration
new Gauge({
  name: 'build_info',
  help: 'The version that runs',
  labelNames: ['version'],
  collect() {
    this.set({ version: process.env['VERSION'] ?? 'unknown' }, 1);
  },
});
