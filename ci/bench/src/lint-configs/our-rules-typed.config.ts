import { defineConfig } from 'eslint/config';

import { allOurRulesTyped } from './all-our-rules.js';
import { typeInformation } from './type-information.js';
import { typescriptFiles } from './typescript-files.js';

export default defineConfig(typescriptFiles, allOurRulesTyped, typeInformation);
