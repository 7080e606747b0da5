// Node.js: customisation hooks are registered.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./hooks.mjs', pathToFileURL('./'));
register.call(null, './more-hooks.mjs', import.meta.url);
