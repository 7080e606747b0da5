// The module given to functions of `Object`, which hand out its members.
import * as client from 'prom-client';

export const copy = Object.assign({}, client); // finds: no-direct-registration
export const classes = Object.values(client).filter((value) => typeof value === 'function'); // finds: no-direct-registration
export const entries = new Map(Object.entries(client)); // finds: no-direct-registration
