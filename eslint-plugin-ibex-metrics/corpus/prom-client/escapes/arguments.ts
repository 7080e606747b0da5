// The client and the registry given to functions of other files.
import client, { register } from 'prom-client';
import { instrumentPool, serve } from './instrument';

instrumentPool({ size: 10 }, client); // finds: no-direct-registration
serve({ port: 9100, registry: register }); // finds: no-direct-registration
