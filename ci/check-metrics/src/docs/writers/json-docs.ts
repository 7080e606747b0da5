import { safeJson } from '../../report/safe-json.js';
import type { CatalogDocs } from '../catalog-docs.js';

/** Changes with what makes an old reader misread a new document; `schemas/docs.schema.json` describes it. */
const VERSION = 1;

/** A catalog for a program. */
export function jsonDocs(docs: CatalogDocs): string {
  return `${safeJson({ version: VERSION, ...docs })}\n`;
}
