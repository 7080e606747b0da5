// A set-up module: the client as the default export, ready to use.
import client from 'prom-client';

client.collectDefaultMetrics(); // finds: no-direct-registration

export default client; // finds: no-direct-registration
