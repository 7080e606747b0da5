// A set-up module that exports members of the client by destructuring it.
import client from 'prom-client';

export const { Counter, Gauge } = client; // finds: no-direct-registration x2
