// A script in CommonJS that registers a compiler hook, as do Babel's and esbuild's.
const { register } = require('ts-node');

register({ transpileOnly: true });
require('@babel/register')({ extensions: ['.ts'] });
require('./main');
