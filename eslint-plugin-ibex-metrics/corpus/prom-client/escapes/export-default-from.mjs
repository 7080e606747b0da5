// A one-liner that passes on the default.
export { default } from 'prom-client'; // finds: no-direct-registration
