import { defineConfig } from 'eslint/config';

import { coreBans } from './core-bans.js';
import { typescriptFiles } from './typescript-files.js';

export default defineConfig(typescriptFiles, coreBans);
