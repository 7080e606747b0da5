// Calls without what they need, and with more than anyone would give them.
import client, { Counter } from 'prom-client';

const labels = [];
inc();
metric.inc();
metric.inc(...labels);
metric.labels(...labels, ...labels);
metric.set();
metric.observe(undefined, null);
metric.startTimer()()()();
metric?.inc?.({});
metric['inc']({ [key()]: 1, [`a${b}`]: 2, get route() {}, async *method() {} });
new Counter(); // finds: no-direct-registration
new Counter(...labels); // finds: no-direct-registration
new Counter(null); // finds: no-direct-registration
new (class {})();
new client.Counter``(); // finds: no-direct-registration
require();
require(...labels);
require(42);
import(labels[0]);
