// A user of the global client.
export const views = new globalThis.prom.Counter({ name: 'page_views_total', help: 'Page views' }); // finds: no-direct-registration

prom.collectDefaultMetrics(); // finds: no-direct-registration
