import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../index.js';

/**
 * Lints a text with the rules of `recommended`, as ESLint would a file.
 *
 * @param code - the text
 * @param options - of the file and its configuration; by default a TypeScript file without settings
 * @returns what ESLint reports, parse errors included
 */
export function lint(
  code: string,
  options: { readonly filename?: string; readonly config?: Linter.Config; readonly cwd?: string } = {},
): Linter.LintMessage[] {
  const { filename = 'services/proxy/src/server.ts', config = {}, cwd = '/repo' } = options;
  return new Linter({ cwd }).verify(
    code,
    [
      { files: [SCRIPTS, ...(config.files ?? [])], ...plugin.configs.recommended },
      { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser } },
      { files: [SCRIPTS], ...config },
    ],
    filename,
  );
}

const SCRIPTS = '**/*.{js,cjs,mjs,jsx,ts,tsx}';
