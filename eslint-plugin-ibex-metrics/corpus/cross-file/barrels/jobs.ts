// A user two barrels away.
import { Gauge, vendor } from './index';

export const waiting = new Gauge({ name: 'queue_size', help: 'Jobs that wait' }); // finds with types: no-direct-registration
export const done = new vendor.Counter({ name: 'jobs_total', help: 'Jobs' }); // finds: no-direct-registration
