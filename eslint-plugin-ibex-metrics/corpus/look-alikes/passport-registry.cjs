// A Discord bot and an actor system in CommonJS: more registries and counters by other packages.
const { Registry } = require('xstate-registry');
const { Counter, Summary } = require('./domain');
const { register } = require('tsconfig-paths');

register({ baseUrl: '.', paths: {} });
const registry = new Registry();
registry.register('actor', new Counter());
module.exports = { registry, Summary };
