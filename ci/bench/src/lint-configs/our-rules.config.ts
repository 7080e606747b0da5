import { defineConfig } from 'eslint/config';

import { allOurRules } from './all-our-rules.js';
import { typescriptFiles } from './typescript-files.js';

export default defineConfig(typescriptFiles, allOurRules);
