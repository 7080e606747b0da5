// A gateway for the jobs of a service.
import client from 'prom-client';

export const target = new client.Pushgateway('http://pushgateway:9091'); // finds: no-direct-registration
