// A library that may be loaded twice: it asks for the metric before it makes one.
import client from 'prom-client';

const NAME = 'http_requests_total';

export const requests =
  client.register.getSingleMetric(NAME) ?? // finds: no-direct-registration
  new client.Counter({ name: NAME, help: 'Requests served' }); // finds: no-direct-registration
