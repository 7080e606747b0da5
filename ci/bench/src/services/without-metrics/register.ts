// Loaded into a proxy before anything else (`node --import`): its metrics then record nothing.
import { register } from 'node:module';

register('./resolve.js', import.meta.url);
