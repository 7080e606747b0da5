// A script that puts the client onto the global object.
import client from 'prom-client';

globalThis.prom = client; // finds: no-direct-registration
