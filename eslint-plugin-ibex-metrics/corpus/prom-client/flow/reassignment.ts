// A service with a switch: a stand-in class is replaced by the real one.
import client from 'prom-client';

class NoMetric {
  inc(): void {}
}

let Kind: new (options: { name: string; help: string }) => { inc(): void } = NoMetric;
if (process.env['METRICS'] === 'on') Kind = client.Counter;

export const requests = new Kind({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
