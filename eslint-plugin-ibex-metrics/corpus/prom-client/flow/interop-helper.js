// Output of TypeScript for CommonJS: the module goes through the interop helpers.
'use strict';
var __importStar = (this && this.__importStar) || ((module) => module);
Object.defineProperty(exports, '__esModule', { value: true });
const client = __importStar(require('prom-client')); // finds: no-direct-registration
exports.client = client;
