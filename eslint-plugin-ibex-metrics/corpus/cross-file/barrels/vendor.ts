// A barrel that passes on all of prom-client.
export * from 'prom-client'; // finds: no-direct-registration
