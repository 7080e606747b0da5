// A module that was once CommonJS: the default import written as a named one.
import { default as prom } from 'prom-client';

export const queueSize = new prom.Gauge({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
