// A folder of the same name, elsewhere.
import { Gauge } from 'prom-client';

export const runs = new Gauge({ name: 'tool_runs', help: 'Runs of the tool' }); // finds: no-direct-registration
