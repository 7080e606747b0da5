import { defineConfig } from 'eslint/config';

import { typescriptFiles } from './typescript-files.js';

export default defineConfig(typescriptFiles);
