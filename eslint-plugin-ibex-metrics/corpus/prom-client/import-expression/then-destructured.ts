// A service with an optional exporter: `then` with a destructured parameter, after a `catch`.
import('prom-client')
  .catch(() => {
    throw new Error('prom-client is not installed');
  })
  .then(function ({ Gauge }) {
    return new Gauge({ name: 'exporter_up', help: '1 if the exporter runs' }).set(1); // finds: no-direct-registration
  });
