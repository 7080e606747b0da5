// A barrel that passes on the module under a name.
export * as prometheus from 'prom-client'; // finds: no-direct-registration
