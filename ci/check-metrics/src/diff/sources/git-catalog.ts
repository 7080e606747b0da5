import { existsSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

import type { Catalog } from '@ibex/catalog';

import { CatalogNotLoadedError } from '../../catalog/catalog-not-loaded.js';
import { loadCatalog } from '../../catalog/load-catalog.js';
import { printable } from '../../report/printable.js';
import { checkOutImported } from './check-out-imported.js';
import { CheckOut, filesOf } from './check-out.js';
import type { Git } from './git.js';
import { SourceError } from './source-error.js';
import { workspaceModules } from './workspace-modules.js';

/** A file of a revision. */
export interface RevisionFile {
  readonly commit: string;
  /** What the user calls the revision. */
  readonly revision: string;
  /** From the root of the repository, with `/`. */
  readonly path: string;
}

/**
 * Loads the catalog as it stood in a revision. A module is run: what it imports is that of the revision, also of packages
 * of the same repository; other packages are those that are installed now.
 *
 * @param folder - an empty one, where it is put
 * @throws {@link SourceError} where the revision has no such file, and {@link CatalogNotLoadedError} where that is no
 *   catalog
 */
export async function gitCatalog(
  git: Git,
  { commit, revision, path }: RevisionFile,
  folder: string,
): Promise<Catalog> {
  const files = await filesOf(git, commit);
  if (!files.has(path)) {
    throw new SourceError(
      `${revision} has no file ${path}`,
      `name where the catalog stood then, as in ${revision}:path/to/catalog${extname(path)}, or give --source, or diff: { source: … } in the configuration`,
    );
  }
  const checkOut = new CheckOut(git, commit, folder);
  const { written, instead } = await workspaceModules(await checkOutImported(path, files, checkOut, folder), {
    git,
    commit,
    files,
    checkOut,
    folder,
  });
  await linkPackages(git.directory, folder, written);
  const file = join(folder, path);
  const referrer = { directory: folder, calledAs: `${revision}:${path}` };
  try {
    return (await loadCatalog(file, { ...referrer, instead })).catalog;
  } catch (error) {
    if (!(error instanceof CatalogNotLoadedError)) throw error;
    if (instead.size === 0) throw asOfRevision(error, folder, revision, path);
    const problem = asOfRevision(error, folder, revision, path).problems[0]?.message ?? '';
    process.stderr.write(
      `check-metrics: the packages of the repository cannot be loaded as they were in ${printable(revision)} (${printable(problem)}), so those that are here are taken\n`,
    );
  }
  try {
    return (await loadCatalog(file, referrer)).catalog;
  } catch (error) {
    throw error instanceof CatalogNotLoadedError ? asOfRevision(error, folder, revision, path) : error;
  }
}

/** Lets modules find the packages that are installed in the folders that they stand in. */
async function linkPackages(root: string, folder: string, files: ReadonlySet<string>): Promise<void> {
  for (const path of foldersOf(files)) {
    const installed = join(root, path, 'node_modules');
    const link = join(folder, path, 'node_modules');
    if (!existsSync(installed) || existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    symlinkSync(installed, link, 'junction');
  }
}

function foldersOf(files: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set(['.']);
  for (const file of files) {
    for (let path = dirname(file); !folders.has(path); path = dirname(path)) folders.add(path);
  }
  return folders;
}

/** The same error, about the file as the user knows it. */
function asOfRevision(
  error: CatalogNotLoadedError,
  folder: string,
  revision: string,
  path: string,
): CatalogNotLoadedError {
  const shown = (text: string): string => text.replaceAll(`${folder}/`, `${revision}:`);
  return new CatalogNotLoadedError(
    `${revision}:${path}`,
    error.problems.map((problem) => ({ ...problem, message: shown(problem.message) })),
  );
}
