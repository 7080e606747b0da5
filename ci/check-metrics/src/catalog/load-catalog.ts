import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Catalog } from '@ibex/catalog';

/** Thrown for a catalog that cannot be used; the message is for the user. */
export class CatalogNotLoadedError extends Error {
  override readonly name = 'CatalogNotLoadedError';
}

/**
 * Loads a catalog from a JavaScript module that exports what `defineCatalog` returned, as `catalog` or as its
 * default export.
 *
 * @param path - relative to the working directory
 * @throws {@link CatalogNotLoadedError} saying what is wrong with the module
 */
export async function loadCatalog(path: string): Promise<Catalog> {
  const exported = await importModule(path);
  const catalog = exported['catalog'] ?? exported['default'];
  if (!isCatalog(catalog)) {
    throw new CatalogNotLoadedError(
      `${path} does not export a catalog; export what defineCatalog returns as "catalog" or as the default`,
    );
  }
  return catalog;
}

async function importModule(path: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(resolve(path)).href)) as Record<string, unknown>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CatalogNotLoadedError(`${path} cannot be loaded: ${reason}`);
  }
}

function isCatalog(value: unknown): value is Catalog {
  return (
    isRecord(value) &&
    typeof value['prefix'] === 'string' &&
    Array.isArray(value['forbiddenLabels']) &&
    Array.isArray(value['metrics']) &&
    value['metrics'].every(isDefinition)
  );
}

function isDefinition(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['help'] === 'string' &&
    isRecord(value['labels']) &&
    Object.values(value['labels']).every((domain) => isRecord(domain) && Array.isArray(domain['values'])) &&
    (value['type'] !== 'histogram' || Array.isArray(value['buckets']))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
