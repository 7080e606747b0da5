// A module of the house that passes on classes and the global registry.
export { Counter, register } from 'prom-client'; // finds: no-direct-registration x2
