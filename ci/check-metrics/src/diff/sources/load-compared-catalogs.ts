import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import type { Catalog } from '@ibex/catalog';

import type { LoadedCatalog } from '../../catalog/loaded-catalog.js';
import { pathBelow } from '../../report/source-path.js';
import { type CatalogReference, catalogReference } from './catalog-reference.js';
import { defaultBase } from './default-base.js';
import { commitOf, Git, repositoryOf } from './git.js';
import { pathInCommit } from './path-in-commit.js';
import { SourceError } from './source-error.js';
import { withTemporaryFolder } from './temporary-folder.js';

/** Where the two catalogs come from. */
export interface SourceOptions {
  /** As on the command line; by default where the work left the main branch. */
  readonly base?: string | undefined;
  /** By default the catalog as it is here. */
  readonly head?: string | undefined;
  /** The file of the catalog in the repository, absolute; by default where the catalog as it is here is written. */
  readonly source?: string | undefined;
  /** The working directory. */
  readonly directory: string;
  /** Loads the catalog as it is here. */
  readonly current: () => Promise<LoadedCatalog>;
  readonly signal?: AbortSignal;
}

/** The two catalogs, and what they are called. */
export interface ComparedCatalogs {
  readonly base: {
    readonly name: string;
    readonly catalog: Catalog;
    /** The day of the commit, `YYYY-MM-DD`, where it is from one. */
    readonly day?: string;
  };
  readonly head: { readonly name: string; readonly catalog: LoadedCatalog };
}

/**
 * Loads two catalogs to compare: from files, revisions of git, or published packages.
 *
 * @throws {@link SourceError} where one is not there, and the errors of loading
 */
export async function loadComparedCatalogs(options: SourceOptions): Promise<ComparedCatalogs> {
  const sources = new Sources(options);
  const head = await sources.head();
  return { base: await sources.base(), head };
}

class Sources {
  readonly #options: SourceOptions;
  #current: Promise<LoadedCatalog> | undefined;

  constructor(options: SourceOptions) {
    this.#options = options;
  }

  async head(): Promise<ComparedCatalogs['head']> {
    const { head: text } = this.#options;
    if (text === undefined) return { name: 'the working tree', catalog: await this.#loadCurrent() };
    const reference = catalogReference(text, this.#options.directory);
    return { name: text, catalog: (await this.#load(reference)).catalog };
  }

  async base(): Promise<ComparedCatalogs['base']> {
    const { base: text, directory } = this.#options;
    if (text !== undefined) {
      return named(text, await this.#load(catalogReference(text, directory)));
    }
    const git = await this.#repository();
    const { commit, branch } = await defaultBase(git);
    const revision = commit.slice(0, SHORT_COMMIT);
    return named(`${branch} at ${revision}`, await this.#loadRevision(git, { commit, revision }));
  }

  async #load(reference: CatalogReference): Promise<Loaded> {
    const { directory, signal } = this.#options;
    switch (reference.kind) {
      case 'file': {
        const { loadCatalog } = await import('../../catalog/load-catalog.js');
        return { catalog: await loadCatalog(resolve(directory, reference.path), { directory }) };
      }
      case 'package': {
        const { packageCatalog } = await import('./package-catalog.js');
        return withTemporaryFolder(async (folder) => ({
          catalog: unplaced(
            await packageCatalog(reference, { directory, folder, ...(signal && { signal }) }),
          ),
        }));
      }
      case 'revision': {
        const git = await this.#repository();
        const { revision, path } = reference;
        const commit = await commitOf(git, revision);
        return this.#loadRevision(git, { commit, revision }, path);
      }
    }
  }

  async #loadRevision(
    git: Git,
    { commit, revision }: { readonly commit: string; readonly revision: string },
    given?: string,
  ): Promise<Loaded> {
    const { directory } = this.#options;
    const path =
      given === undefined
        ? await pathInCommit(git, commit, await this.#sourceIn(git))
        : /^\.{1,2}\//.test(given)
          ? (pathBelow(resolve(directory, given), git.directory) ?? given)
          : given;
    const { gitCatalog } = await import('./git-catalog.js');
    const catalog = await withTemporaryFolder((folder) =>
      gitCatalog(git, { commit, revision, path }, folder),
    );
    const day = await git.ask(['show', '--no-patch', '--format=%cs', commit]);
    return { catalog: unplaced(catalog), ...(day !== undefined && { day }) };
  }

  /** The repository of the catalog's file, which need not be that of the working directory. */
  async #repository(): Promise<Git> {
    const { source, directory, signal } = this.#options;
    const folder = source === undefined ? directory : dirname(source);
    // The file may be one of the revision only.
    return repositoryOf(new Git(existsSync(folder) ? folder : directory, signal));
  }

  async #sourceIn(git: Git): Promise<string> {
    const { source } = this.#options;
    const file = source ?? (await this.#loadCurrent()).place?.file;
    const path = file === undefined ? undefined : pathBelow(file, git.directory);
    if (path !== undefined) return path;
    throw new SourceError(
      file === undefined
        ? 'it is not known where the catalog stands in the repository'
        : `${file} is not in the repository ${git.directory}`,
      'give the file with --source, or as REVISION:path/to/catalog.ts',
    );
  }

  #loadCurrent(): Promise<LoadedCatalog> {
    this.#current ??= this.#options.current();
    return this.#current;
  }
}

const SHORT_COMMIT = 10;

interface Loaded {
  readonly catalog: LoadedCatalog;
  readonly day?: string;
}

function named(name: string, { catalog: { catalog }, day }: Loaded): ComparedCatalogs['base'] {
  return { name, catalog, ...(day !== undefined && { day }) };
}

/** What was loaded from a folder that is gone has no places. */
function unplaced(catalog: Catalog): LoadedCatalog {
  return { catalog, definitionOf: () => undefined };
}
