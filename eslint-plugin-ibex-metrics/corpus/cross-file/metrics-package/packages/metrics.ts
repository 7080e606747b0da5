// A file next to it, of the same name.
export { Counter } from 'prom-client'; // finds: no-direct-registration
