import path from 'node:path';
import { pathToFileURL } from 'node:url';

import parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

import { CORPUS, readCorpus } from '../corpus/corpus-files.js';
import plugin from '../index.js';
import { DOCUMENTED_SETTINGS, documentedCode } from './documented-code.js';

/** Much code, and the settings it is to be linted with. */
export interface CodeSample {
  readonly name: string;
  readonly files: readonly { readonly file: string; readonly text: string }[];
  /** Plain data. */
  readonly settings: Readonly<Record<string, object>>;
}

/** Code in which every rule finds something: what is to be the same wherever the plugin runs is shown by it. */
export async function codeSamples(): Promise<readonly CodeSample[]> {
  const { catalog } = (await import(pathToFileURL(path.join(CORPUS, 'catalog.js')).href)) as {
    catalog: object;
  };
  const corpus = readCorpus().map(({ file, text }) => ({ file, text }));
  return [
    {
      name: 'the pages of the rules',
      files: documentedCode().map(({ ruleId, line, language, code }) => ({
        file: `services/proxy/src/${path.basename(ruleId)}-${String(line)}.${language}`,
        text: code,
      })),
      settings: DOCUMENTED_SETTINGS,
    },
    {
      name: 'the corpus',
      files: corpus,
      settings: { 'ibex-metrics': { catalog, metricsPackage: 'packages/metrics' } },
    },
    { name: 'the corpus, without settings', files: corpus, settings: {} },
  ];
}

/** The configuration of ESLint for a sample, with every rule and without types. */
export function configFor({ settings }: CodeSample): Linter.Config[] {
  const files = ['**/*.{js,cjs,mjs,jsx,ts,tsx}'];
  return [
    { files, ...plugin.configs.recommended, settings },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
    { files: ['**/*.jsx'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  ];
}
