// The client, set up and passed on as the default export.
import client from 'prom-client';

client.collectDefaultMetrics({ prefix: 'app_' }); // finds: no-direct-registration

export default client; // finds: no-direct-registration
