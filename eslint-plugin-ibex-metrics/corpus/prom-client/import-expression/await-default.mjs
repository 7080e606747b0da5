// An ES module with top-level await: the default of the imported namespace.
const client = (await import('prom-client')).default;

export const jobs = new client.Counter({ name: 'jobs_total', help: 'Jobs' }); // finds: no-direct-registration
