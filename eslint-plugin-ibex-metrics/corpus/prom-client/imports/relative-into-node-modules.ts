// A monorepo script that reaches into node_modules by a relative path. That is prom-client all the same.
import { Counter } from '../../../../node_modules/prom-client/index.js';

export const runs = new Counter({ name: 'script_runs_total', help: 'Runs of the script' }); // finds: no-direct-registration
