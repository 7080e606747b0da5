// Lambda: the module is required in the handler, so that a cold start without metrics is fast.
let requests;

exports.handler = async (event) => {
  if (!requests) {
    const { Counter } = require('prom-client');
    requests = new Counter({ name: 'invocations_total', help: 'Invocations' }); // finds: no-direct-registration
  }
  requests.inc();
  return { statusCode: 200, body: JSON.stringify(event) };
};
