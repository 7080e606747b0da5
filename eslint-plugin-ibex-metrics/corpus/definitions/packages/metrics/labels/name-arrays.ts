// Label names by constants, arrays, spreads, `concat` and `Object.keys`; each is found where it is written.
import { Counter, Gauge } from 'prom-client';

const USER = 'user_id'; // the name of a label, and of a column too
const COMMON = ['service', 'org_id'] as const; // finds: no-high-cardinality-labels
const DEFAULTS = { region: 'eu', session_id: '' }; // finds: no-high-cardinality-labels
const LABELS = { requests: { names: ['method', 'agent_id'] } }; // finds: no-high-cardinality-labels

new Counter({ name: 'a_total', help: 'A', labelNames: ['method', USER] }); // finds: no-high-cardinality-labels
new Counter({ name: 'b_total', help: 'B', labelNames: [...COMMON, 'method'] });
new Counter({ name: 'c_total', help: 'C', labelNames: ['method'].concat(['user_id']) }); // finds: no-high-cardinality-labels
new Counter({ name: 'd_total', help: 'D', labelNames: Object.keys(DEFAULTS) });
new Gauge({ name: 'requests', help: 'E', labelNames: LABELS.requests.names });
new Gauge({ name: 'sessions', help: 'F', labelNames: ['user_agent', 'user', 'session', 'id', 'org'] });
