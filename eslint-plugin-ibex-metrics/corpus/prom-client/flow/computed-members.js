// Minified by hand: computed members with constants.
import client from 'prom-client';

const KIND = 'Counter';

export const a = new client['Gauge']({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
export const b = new client[KIND]({ name: 'messages_total', help: 'Messages' }); // finds: no-direct-registration
client['register']['setDefaultLabels']({ app: 'mailer' }); // finds: no-direct-registration
