// Values of the module in arrays and copies.
import client, { Counter, Gauge } from 'prom-client';

export const classes = [Counter, Gauge]; // finds: no-direct-registration x2
export const extended = { ...client, version: 1 }; // finds: no-direct-registration
