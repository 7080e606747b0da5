import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Catalog } from '@ibex/catalog';

import { CatalogNotLoadedError } from '../../catalog/catalog-not-loaded.js';
import { loadCatalog } from '../../catalog/load-catalog.js';
import { repositoryRoot } from '../../check/repository-root.js';
import { runToEnd } from '../../processes/run-to-end.js';
import { SourceError } from './source-error.js';

/** A published package. */
export interface PublishedCatalog {
  /** What npm installs, such as `@scope/name@1.2.3`. */
  readonly specification: string;
  /** What is imported of it. */
  readonly specifier: string;
}

/**
 * Loads the catalog of a published version. The user's npm installs it with what it depends on, so registry and
 * credentials are the user's; scripts of packages are not run.
 *
 * @param directory - whose npm configuration counts
 * @param folder - an empty one, where it is installed
 */
export async function packageCatalog(
  { specification, specifier }: PublishedCatalog,
  {
    directory,
    folder,
    signal,
  }: { readonly directory: string; readonly folder: string; readonly signal?: AbortSignal },
): Promise<Catalog> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const settings = nearestSettings(directory);
  // npm reads those of the folder that it installs in.
  if (settings !== undefined) symlinkSync(settings, join(folder, '.npmrc'));
  const run = await runToEnd(
    'npm',
    [
      'install',
      '--ignore-scripts',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--',
      specification,
    ],
    { directory: folder, signal },
  );
  if (!run) {
    throw new SourceError(
      `npm is not installed, so ${specification} cannot be read`,
      'install it, or give a file or a revision',
    );
  }
  if (run.exitCode !== 0) {
    throw new SourceError(
      `npm could not install ${specification}: ${reasonIn(run.stderr)}`,
      'give a version that is published where npm looks for it, or see to npm’s registry and credentials',
    );
  }
  try {
    return (await loadCatalog(specifier, { directory: folder, calledAs: specification })).catalog;
  } catch (error) {
    if (!(error instanceof CatalogNotLoadedError)) throw error;
    const shown = (text: string): string =>
      text.replaceAll(`${folder}/node_modules/`, '').replaceAll(`${folder}/`, '');
    throw new CatalogNotLoadedError(
      specification,
      error.problems.map((problem) => ({ ...problem, message: shown(problem.message) })),
    );
  }
}

/** The npm configuration of the project, in its folder or above. */
function nearestSettings(directory: string): string | undefined {
  const root = repositoryRoot(directory);
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, '.npmrc');
    if (existsSync(file)) return file;
    if (folder === root || dirname(folder) === folder) return undefined;
  }
}

/** What npm says, without where its log is. */
function reasonIn(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !/^(?:A complete log|code |Note that|\d{3} $)/.test(line));
  return lines.slice(0, MOST_LINES).join(' ') || 'it says nothing';
}

const MOST_LINES = 3;
