import { join } from 'node:path';

import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { DOCS_FORMS } from './docs-forms.js';
import type { DocsForm, FormInput } from './docs-form.js';
import type { DocsPlan, DocsTarget } from './docs-plan.js';
import { catalogDocs } from './make-catalog-docs.js';
import { recordedIn } from './recorded-in.js';

/** What goes to a file or a folder. */
export interface MadeTarget extends DocsTarget {
  readonly makes: 'file' | 'folder';
  readonly files: readonly MadeFile[];
}

/** A file as it is to be. */
export interface MadeFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
}

/**
 * Makes every document of a plan, and writes none.
 *
 * @throws UserError where what records the metrics cannot be found out
 */
export async function madeDocuments(
  { catalog, definitionOf, place }: LoadedCatalog,
  { targets, sources, documents, root }: DocsPlan,
): Promise<readonly MadeTarget[]> {
  const declaredIn = (metric: string) => (definitionOf(metric) ?? place)?.file;
  const docs = catalogDocs(catalog, {
    recordedIn: sources && (await recordedIn(catalog, sources, { root, declaredIn, documents })),
  });
  const made: MadeTarget[] = [];
  for (const target of targets) {
    const form: DocsForm = DOCS_FORMS[target.form];
    const files = await filesOf(form, { catalog, docs, path: target.path, declaredIn, root });
    made.push({ ...target, makes: form.makes, files });
  }
  return made;
}

async function filesOf(form: DocsForm, input: FormInput): Promise<MadeFile[]> {
  if (form.makes === 'file') return [{ path: input.path, content: await form.text(input) }];
  const documents = await form.documents(input);
  return documents.map(({ path, content }) => ({ path: join(input.path, path), content }));
}
