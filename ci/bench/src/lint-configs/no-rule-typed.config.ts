import { defineConfig } from 'eslint/config';

import { typeInformation } from './type-information.js';
import { typescriptFiles } from './typescript-files.js';

export default defineConfig(typescriptFiles, typeInformation);
