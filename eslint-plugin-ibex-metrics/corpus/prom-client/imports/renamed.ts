// A worker: the class is renamed on import, because the module has a Counter of its own.
import { Counter as PromCounter } from 'prom-client';

class Counter {
  value = 0;
}

export const local = new Counter();
export const jobs = new PromCounter({ name: 'jobs_total', help: 'Jobs taken from the queue' }); // finds: no-direct-registration
