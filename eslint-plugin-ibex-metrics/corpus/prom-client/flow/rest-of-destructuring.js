// JavaScript: one class taken out, the rest under a name.
import client from 'prom-client';

const { Gauge, ...others } = client;

export const open = new Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
export const requests = new others.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
