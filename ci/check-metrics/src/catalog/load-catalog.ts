import { statSync } from 'node:fs';
import { extname, isAbsolute, join, resolve } from 'node:path';

import type { Catalog } from '@ibex/catalog';

import { importModule, MODULE_EXTENSIONS } from '../config/import-module.js';
import { moduleFailure } from '../config/module-failure.js';
import { CatalogNotLoadedError } from './catalog-not-loaded.js';
import { catalogValue } from './catalog-value.js';
import type { LoadedCatalog } from './loaded-catalog.js';
import { locatedCatalog } from './located-catalog.js';
import { resolvePackage } from './resolve-package.js';

export { CatalogNotLoadedError } from './catalog-not-loaded.js';

/** Where a catalog is referred to. */
export interface CatalogReferrer {
  /** What a relative path starts from, and where packages are looked for. */
  readonly directory: string;
  /** The file of the configuration, where a catalog that is given itself comes from. */
  readonly configPath?: string;
  /** How the user calls the file, where that is not by its path. */
  readonly calledAs?: string;
  /** By the name that a module is imported by, the file to take in its place, absolute. */
  readonly instead?: ReadonlyMap<string, string>;
}

/**
 * Loads a catalog: from a module that exports what `defineCatalog` returned, as `catalog` or as its default export, from
 * a JSON file, or from a package that has such a module; or takes the one that a configuration has in it.
 *
 * @param reference - a path, the name of a package, or the catalog. Where there is a file of that name, it goes before a
 *   package.
 * @throws {@link CatalogNotLoadedError} with everything that is wrong with it
 */
export async function loadCatalog(
  reference: string | Catalog,
  { directory, configPath, calledAs, instead }: CatalogReferrer,
): Promise<LoadedCatalog> {
  if (typeof reference !== 'string') {
    const catalog = valid(reference, configPath ?? directory, 'the catalog in it is none');
    return configPath === undefined
      ? { catalog, definitionOf: () => undefined }
      : locatedCatalog(catalog, configPath);
  }
  const file = fileOf(reference, directory);
  if (extname(file) === '.json') return (await import('./json-catalog.js')).loadJsonCatalog(file);
  const exported = await exportsOf(file, calledAs, instead);
  const catalog = exported['catalog'] ?? exported['default'];
  return locatedCatalog(valid(catalog, file, 'does not export a catalog'), file);
}

function fileOf(reference: string, directory: string): string {
  const path = resolve(directory, reference);
  if (isFile(path)) return path;
  const isPackage = !isAbsolute(reference) && !reference.startsWith('.');
  const file = isPackage ? resolvePackage(reference, join(directory, 'package.json')) : undefined;
  if (file !== undefined) return file;
  throw new CatalogNotLoadedError(path, [
    {
      message: 'cannot be loaded: there is no such file',
      fix: isPackage
        ? `name a file, or a package that is installed; none is called "${reference}"`
        : 'name a file that is there',
    },
  ]);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function exportsOf(
  file: string,
  calledAs: string | undefined,
  instead: ReadonlyMap<string, string> | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (!MODULE_EXTENSIONS.some((extension) => extension === extname(file))) {
    throw new CatalogNotLoadedError(file, [
      {
        message: 'cannot be loaded: it is of no kind that is known',
        fix: `give a file that ends in ${MODULE_EXTENSIONS.join(', ')} or .json`,
      },
    ]);
  }
  try {
    return await importModule(file, calledAs, instead);
  } catch (error) {
    throw new CatalogNotLoadedError(file, await moduleFailure(error, file));
  }
}

function valid(value: unknown, file: string, otherwise: string): Catalog {
  const outcome = catalogValue(value);
  if ('catalog' in outcome) return outcome.catalog;
  throw new CatalogNotLoadedError(file, [
    {
      message: `${otherwise}: ${outcome.fault}`,
      fix: 'export what defineCatalog returns as "catalog" or as the default',
    },
  ]);
}
