// A member of the module as an exported constant.
import * as client from 'prom-client';

export const Histogram = client.Histogram; // finds: no-direct-registration
export const registry = client.register; // finds: no-direct-registration
