// A refactored service: one name after another for the same class.
import * as prom from 'prom-client';

const metrics = prom;
const { Counter: Base } = metrics;
let Kind = Base;

export const requests = new Kind({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
