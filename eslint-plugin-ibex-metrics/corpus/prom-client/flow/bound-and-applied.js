// JavaScript that knows its prototypes: functions of the module borrowed with `bind` and `call`.
import client from 'prom-client';

const collect = client.collectDefaultMetrics.bind(null); // finds: no-direct-registration
client.collectDefaultMetrics.call(null, { prefix: 'app_' }); // finds: no-direct-registration

export const start = () => collect();
