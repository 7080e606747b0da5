import { defineConfig } from 'eslint/config';

import { typescriptFiles } from './typescript-files.js';

/** A rule of ESLint's own that, without options, listens to nothing: what having any rule at all costs. */
export default defineConfig(typescriptFiles, { rules: { 'no-restricted-syntax': 'error' } });
