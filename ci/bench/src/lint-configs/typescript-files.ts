import parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

/** Lints TypeScript and nothing else, with no rule yet; what all configurations have in common. */
export const typescriptFiles: Linter.Config[] = [
  { ignores: ['**/*.{js,cjs,mjs,jsx}'] },
  {
    files: ['**/*.{ts,tsx,cts,mts}'],
    languageOptions: { parser },
    // A codebase that is not ours may switch on rules in comments, or have unused directives to tell of.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  },
];
