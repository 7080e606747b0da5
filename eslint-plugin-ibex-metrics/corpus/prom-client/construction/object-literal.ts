// A module that exports one object with all its metrics.
import client from 'prom-client';

export const metrics = {
  requests: new client.Counter({ name: 'http_requests_total', help: 'Requests served' }), // finds: no-direct-registration
  queues: {
    mail: new client.Gauge({ name: 'mail_queue_size', help: 'Mails that wait' }), // finds: no-direct-registration
  },
};
