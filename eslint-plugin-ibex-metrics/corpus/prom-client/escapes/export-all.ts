// A barrel that passes on everything.
export * from './logger';
export * from 'prom-client'; // finds: no-direct-registration
