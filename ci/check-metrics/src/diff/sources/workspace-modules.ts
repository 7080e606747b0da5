import { existsSync, realpathSync } from 'node:fs';
import { join, posix } from 'node:path';

import { specifiersIn } from '../../catalog/imported-files.js';
import { readSmallFile } from '../../catalog/read-small-file.js';
import { resolvePackage } from '../../catalog/resolve-package.js';
import { originalFiles } from '../../catalog/source-map.js';
import { pathBelow } from '../../report/source-path.js';
import { checkOutImported } from './check-out-imported.js';
import type { CheckOut } from './check-out.js';
import type { Git } from './git.js';

/** A revision that is being written into a folder. */
export interface WrittenRevision {
  readonly git: Git;
  readonly commit: string;
  /** All there are in it, from the root of the repository. */
  readonly files: ReadonlySet<string>;
  readonly checkOut: CheckOut;
  readonly folder: string;
}

/** What a revision had of the packages of its repository. */
export interface WorkspaceModules {
  /** All files that were written, from the root of the repository. */
  readonly written: ReadonlySet<string>;
  /**
   * By the name that a module is imported by, the file to take in its place, absolute; none where the packages are today as
   * they were in the revision.
   */
  readonly instead: ReadonlyMap<string, string>;
}

/**
 * The packages of the repository itself that files of a revision import by name: what these had in the revision is written
 * as well, found by the source maps of what is installed, and so on with what it imports.
 *
 * @param written - the files, from the root of the repository
 */
export async function workspaceModules(
  written: ReadonlySet<string>,
  revision: WrittenRevision,
): Promise<WorkspaceModules> {
  const { git, files, checkOut, folder } = revision;
  const modules = new Map<string, string>();
  const packages = new Set<string>();
  const known = new Set(written);
  for (const file of known) {
    for (const name of specifiersIn(readSmallFile(join(folder, file)) ?? '')) {
      const module = modules.has(name) ? undefined : workspaceModule(name, file, git.directory);
      if (!module) continue;
      packages.add(module.package);
      const isThere = files.has(module.source);
      modules.set(name, isThere ? join(folder, module.source) : module.installed);
      if (!isThere) continue;
      // The loop goes on with what is added.
      for (const imported of await checkOutImported(module.source, files, checkOut, folder, known))
        known.add(imported);
    }
  }
  return { written: known, instead: (await haveChanged(packages, revision)) ? modules : new Map() };
}

interface WorkspaceModule {
  /** What is installed under the name, absolute. */
  readonly installed: string;
  /** What that was made of, and the folder of the package, from the root of the repository. */
  readonly source: string;
  readonly package: string;
}

function workspaceModule(name: string, importer: string, root: string): WorkspaceModule | undefined {
  const found = /^\.{0,2}\//.test(name) ? undefined : resolvePackage(name, join(root, importer));
  if (found === undefined) return undefined;
  const installed = realpathSync(found);
  const path = pathBelow(installed, root);
  if (path === undefined || path.split('/').includes('node_modules')) return undefined;
  const [original] = originalFiles(installed, readSmallFile(installed) ?? '');
  const source = original === undefined ? path : pathBelow(original, root);
  return source === undefined ? undefined : { installed, source, package: packageOf(path, root) };
}

function packageOf(path: string, root: string): string {
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
    if (existsSync(join(root, folder, 'package.json'))) return folder;
  }
  return '.';
}

async function haveChanged(
  packages: ReadonlySet<string>,
  { git, commit }: WrittenRevision,
): Promise<boolean> {
  if (packages.size === 0) return false;
  const { exitCode } = await git.run(['diff', '--quiet', commit, '--', ...packages]);
  return exitCode !== 0;
}
