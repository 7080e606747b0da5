// An ES module in plain JavaScript: the namespace of a CommonJS module, and the default in it.
import * as ns from 'prom-client';

export const failures = new ns.default.Counter({ name: 'failures_total', help: 'Failures' }); // finds: no-direct-registration
