// A class passed to a factory of another file.
import { Counter, Gauge } from 'prom-client';
import { getOrCreate } from './get-or-create';

export const requests = getOrCreate(Counter, 'http_requests_total'); // finds: no-direct-registration
export const open = getOrCreate(Gauge, 'open_connections'); // finds: no-direct-registration
