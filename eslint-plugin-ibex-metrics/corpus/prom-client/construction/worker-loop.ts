// A queue worker: metrics made in `main`.
import * as prom from 'prom-client';

async function main(): Promise<void> {
  const depth = new prom.Gauge({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
  const done = new prom.Counter({ name: 'messages_total', help: 'Messages', labelNames: ['result'] }); // finds: no-direct-registration
  for (;;) {
    depth.set(await Promise.resolve(0));
    done.inc({ result: 'ok' });
  }
}

void main();
