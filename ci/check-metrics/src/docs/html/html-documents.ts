import type { CatalogDocs } from '../catalog-docs.js';
import type { GeneratedDocument } from '../document.js';
import { htmlPage } from './html-page.js';

/**
 * The documentation of a catalog as a page to look things up in, for a browser. Everything is in the page without a
 * script; what the script adds is search, filters and keys. It asks no server for anything, and what it says depends on
 * the catalog alone.
 *
 * @returns files with paths relative to the directory they are for
 * @throws Error where the package was not built as a whole
 */
export function htmlDocuments(docs: CatalogDocs): readonly GeneratedDocument[] {
  return [{ path: 'index.html', content: `${htmlPage(docs).trimEnd()}\n` }];
}
