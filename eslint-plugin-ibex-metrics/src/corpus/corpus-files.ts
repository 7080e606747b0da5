import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { MarkedFile } from './expected-findings.js';

/** The folder the corpus is in; it is the working directory of the runs. */
export const CORPUS = path.join(import.meta.dirname, '..', '..', 'corpus');

/** A file with code to lint. */
export interface CorpusFile extends MarkedFile {
  /** The file, or the folder of several that belong together. */
  readonly caseName: string;
  readonly hasCatalog: boolean;
  /** The setting of that name. */
  readonly metricsPackage: string;
}

/**
 * Reads the corpus.
 *
 * @param filter - a part of the path of the files to read; all, if empty
 * @returns the files in the order of their paths
 * @throws Error if a file does not begin with a comment
 */
export function readCorpus(filter = ''): CorpusFile[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => CODE_IN_FOLDER.test(file) && file.includes(filter))
    .toSorted()
    .map((file) => {
      const text = readFileSync(path.join(CORPUS, file), 'utf8');
      if (!/^(?:\/\/|\/\*) ?\S/.test(text)) throw new Error(`${file}: does not begin with a comment`);
      return {
        file,
        text,
        caseName: CASE_OF_SEVERAL_FILES.exec(file)?.[0] ?? file,
        hasCatalog: file.startsWith('with-catalog/'),
        metricsPackage: metricsPackageOf(file),
      };
    });
}

const CODE_IN_FOLDER = /^(?!types\/)[^/]+\/.*(?<!\.d)\.(?:[cm]?js|jsx|tsx?)$/;

const CASE_OF_SEVERAL_FILES = /^(?:.*\/)?cross-file\/[^/]+(?=\/)/;

function metricsPackageOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const candidates = folders.map((_, depth) => [...folders.slice(0, depth + 1), METRICS_PACKAGE].join('/'));
  return candidates.find((folder) => existsSync(path.join(CORPUS, folder))) ?? METRICS_PACKAGE;
}

const METRICS_PACKAGE = 'packages/metrics';
