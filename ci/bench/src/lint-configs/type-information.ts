import { cwd } from 'node:process';

import type { Linter } from 'eslint';

/** Gives rules the types of the project that a file belongs to. ESLint runs in the root of the codebase. */
export const typeInformation: Linter.Config = {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: cwd() } },
};
