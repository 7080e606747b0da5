// A table of classes by type. Both the class in the table and the construction through it are findings.
import { Counter, Gauge } from 'prom-client';

const CLASSES = {
  counter: Counter, // finds: no-direct-registration
  gauge: Gauge, // finds: no-direct-registration
};

export const requests = new CLASSES.counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
export const open = new CLASSES['gauge']({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
