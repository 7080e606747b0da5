// TypeScript as ES modules: `createRequire` called and its result called at once, from the namespace.
import * as nodeModule from 'node:module';

const { Counter } = nodeModule.createRequire(import.meta.url)('prom-client');

export const ticks = new Counter({ name: 'ticks_total', help: 'Ticks of the scheduler' }); // finds: no-direct-registration
