// A package next to it whose name begins alike: it is not the metrics package.
import { Counter } from 'prom-client';

export const extras = new Counter({ name: 'extras_total', help: 'Extras' }); // finds: no-direct-registration
