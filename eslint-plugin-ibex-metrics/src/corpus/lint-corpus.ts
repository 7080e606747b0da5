import path from 'node:path';
import { pathToFileURL } from 'node:url';

import parser, { createProgram } from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../index.js';
import type { CatalogSetting } from '../settings/metrics-settings.js';
import { CORPUS, type CorpusFile } from './corpus-files.js';
import { type Finding, type Mode, UNUSED_DIRECTIVE } from './finding.js';

/** The names of the rules the corpus is linted with: all there are. */
export const RULE_NAMES = Object.keys(plugin.rules);

/**
 * Lints files of the corpus with every rule.
 *
 * @throws Error if a file has a syntax error, or a rule throws
 */
export async function lintCorpus(files: readonly CorpusFile[], mode: Mode): Promise<Finding[]> {
  const linter = new Linter({ cwd: CORPUS });
  const languages = mode === 'with types' ? typedLanguages() : UNTYPED_LANGUAGES;
  const catalog = await readCatalog();
  return files.flatMap((file) =>
    linter
      .verify(
        file.text,
        [...languages, ALL_RULES, settingsOf(file, catalog)],
        path.join(CORPUS, ...file.file.split('/')),
      )
      .map((message) => findingOf(message, file.file)),
  );
}

const ALL_FILES = ['**/*.{ts,tsx,js,mjs,cjs,jsx}'];

const JSX = { parserOptions: { ecmaFeatures: { jsx: true } } };

const UNTYPED_LANGUAGES: Linter.Config[] = [
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
  { files: ['**/*.jsx'], languageOptions: JSX },
];

const ALL_RULES: Linter.Config = {
  files: ALL_FILES,
  plugins: plugin.configs.recommended.plugins,
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: Object.fromEntries(RULE_NAMES.map((name) => [`ibex-metrics/${name}`, 'error'])),
};

let typed: Linter.Config[] | undefined;

/** One program for all files: the project service would look for the configuration of each. */
function typedLanguages(): Linter.Config[] {
  if (typed) return typed;
  const programs = [createProgram(path.join(CORPUS, 'tsconfig.json'))];
  typed = [
    { files: ALL_FILES, languageOptions: { parser, parserOptions: { ...JSX.parserOptions, programs } } },
  ];
  return typed;
}

async function readCatalog(): Promise<CatalogSetting> {
  const module: unknown = await import(pathToFileURL(path.join(CORPUS, 'catalog.js')).href);
  return (module as { catalog: CatalogSetting }).catalog;
}

function settingsOf({ hasCatalog, metricsPackage }: CorpusFile, catalog: CatalogSetting): Linter.Config {
  return { settings: { 'ibex-metrics': { metricsPackage, ...(hasCatalog && { catalog }) } } };
}

function findingOf({ fatal, line, message, ruleId }: Linter.LintMessage, file: string): Finding {
  if (fatal) throw new Error(`${file}:${String(line)}: ${message}`);
  return { file, line, rule: ruleId?.replace('ibex-metrics/', '') ?? UNUSED_DIRECTIVE };
}
