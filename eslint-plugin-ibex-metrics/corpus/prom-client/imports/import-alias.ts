// TypeScript with namespaces: an import alias for a member of the module.
import * as client from 'prom-client';
import PromGauge = client.Gauge;

export const memory = new PromGauge({ name: 'cache_size_bytes', help: 'Size of the cache' }); // finds: no-direct-registration
