// Modules whose names begin like prom-client's.
import prom from 'prom';
import { Counter } from 'prom-client-mock';
import { client } from 'promise-client';

export const count = new Counter();
export const value = prom.register(client.Gauge);
