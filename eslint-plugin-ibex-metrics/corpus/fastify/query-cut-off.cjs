// Fastify, CommonJS: the query is cut off, the ids are not.
'use strict';

const fp = require('fastify-plugin');

module.exports = fp(async function (fastify, { metrics }) {
  fastify.addHook('onResponse', function (request, reply, done) {
    const path = request.raw.url.split('?')[0];
    metrics.requests.inc({ method: request.method, path, status_code: reply.statusCode }); // finds: no-url-route-label
    metrics.durations.labels(request.method, path).observe(reply.elapsedTime / 1e3); // finds: no-url-route-label
    done();
  });
});
