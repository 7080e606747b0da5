// An ES module: what `createRequire` loads is destructured, under the module's old name.
import { createRequire as makeRequire } from 'module';

const load = makeRequire(import.meta.url);
const { Gauge } = load('prom-client');

export const open = new Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
