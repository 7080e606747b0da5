// TypeScript with a hard time about types: assertions on the way to the class.
import * as client from 'prom-client';

const Kind = client.Counter as unknown as new (options: object) => { inc(): void };

export const a = new Kind({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
export const b = new (client satisfies object).Gauge({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
export const c = new (<typeof client>client).Gauge({ name: 'pool_size', help: 'Connections' }); // finds: no-direct-registration
export const d = new client!.Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
