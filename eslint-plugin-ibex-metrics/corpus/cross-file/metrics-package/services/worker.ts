// A service that makes a metric of its own by way of the metrics package, which only types tell.
import { Gauge } from '../packages/metrics/src/index';

export const waiting = new Gauge({ name: 'queue_size', help: 'Jobs that wait' }); // finds with types: no-direct-registration
