// An ES module that loads other CommonJS modules, and resolves prom-client without loading it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Counter } = require('./game-counter.cjs');

export const version = require('prom-client/package.json').version;
export const where = require.resolve('prom-client');
export const lives = new Counter({ lives: 3 });
