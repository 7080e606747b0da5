// A registry that is shared by the files of a service. Making it is the finding, passing it on is none.
import { Registry } from 'prom-client';

export const registry = new Registry(); // finds: no-direct-registration
