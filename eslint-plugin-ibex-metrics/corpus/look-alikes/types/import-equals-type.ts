// An older TypeScript service: `import type = require()`, and an alias that is used as a type.
import type client = require('prom-client');
import prom = require('prom-client');

export interface Instruments {
  requests: client.Counter;
  open: prom.Gauge;
}
