// An older TypeScript service: `export =`.
import client = require('prom-client');

export = client; // finds: no-direct-registration
