// A bundled server: the name under which webpack keeps Node.js's own `require`.
const client = __non_webpack_require__('prom-client');

export const builds = new client.Counter({ name: 'builds_total', help: 'Builds' }); // finds: no-direct-registration
