// CommonJS with an optional `require`, as in code that runs in browsers too.
const client = globalThis.process ? require?.('prom-client') : undefined;

exports.views = client && new client.Counter({ name: 'page_views_total', help: 'Page views' }); // finds: no-direct-registration
