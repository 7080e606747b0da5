import { readFile } from 'node:fs/promises';

import { ESLint, type Rule } from 'eslint';
import { type Exemption, exemptionsIn } from 'eslint-plugin-ibex-metrics/exemptions';

import { METRICS_PLUGIN } from './metrics-rule.js';

/** An exemption from our rules, wherever one is written. */
export interface LedgerEntry {
  readonly file: string;
  readonly exemption: Exemption;
}

/**
 * Reads the exemptions from our rules out of the comments themselves. What the linter reports is not enough: a
 * comment can turn off the very rule that holds exemptions to their reasons, and a rule that is off for a file leaves
 * no trace of what it would have found.
 *
 * @param root - the folder with `eslint.config.js`
 * @param files - the files that were linted
 */
export async function readLedger(root: string, files: readonly string[]): Promise<LedgerEntry[]> {
  const directed = await filesWithDirectives(files);
  if (directed.length === 0) return [];
  const entries: LedgerEntry[] = [];
  const eslint = new ESLint({
    cwd: root,
    // No comment may direct what is to see all of them.
    allowInlineConfig: false,
    ruleFilter: ({ ruleId }) => ruleId === READER,
    globInputPaths: false,
    overrideConfig: {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
      plugins: { 'ibex-gate': { rules: { ledger: readerInto(entries) } } },
      rules: { [READER]: 'error' },
      // Comments have no types.
      languageOptions: { parserOptions: { projectService: false, project: false } },
    },
  });
  await eslint.lintFiles(directed);
  return entries;
}

const READER = 'ibex-gate/ledger';

function readerInto(entries: LedgerEntry[]): Rule.RuleModule {
  return {
    create({ physicalFilename, sourceCode }) {
      for (const exemption of exemptionsIn(sourceCode, METRICS_PLUGIN)) {
        entries.push({ file: physicalFilename, exemption });
      }
      return {};
    },
  };
}

async function filesWithDirectives(files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_file, index) => texts[index]?.includes('eslint'));
}
