// Express: default and named import in one clause, both used.
import client, { Counter } from 'prom-client';

export const requests = new Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
export const open = new client.Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
