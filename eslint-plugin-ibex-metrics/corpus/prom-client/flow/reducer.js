// A table of metrics built in one go: `new` in the accumulator of a reduce.
import { Counter } from 'prom-client';

const EVENTS = [
  { name: 'logins_total', help: 'Logins' },
  { name: 'logouts_total', help: 'Logouts' },
];

export const counters = EVENTS.reduce((all, options) => {
  all[options.name] = new Counter(options); // finds: no-direct-registration
  return all;
}, {});
