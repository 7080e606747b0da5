// An ES module: the default of an awaited import, destructured twice over.
const {
  default: { Gauge },
} = await import('prom-client');

export const load = new Gauge({ name: 'worker_load_ratio', help: 'Share of busy workers' }); // finds: no-direct-registration
