// A registry as the default export: it was made here, and that is the finding.
import { Registry } from 'prom-client';

export default new Registry(); // finds: no-direct-registration
