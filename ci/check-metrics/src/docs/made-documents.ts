import { join } from 'node:path';

import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { UsageError } from '../command-line/usage-error.js';
import { shownPath } from '../config/shown-path.js';
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
 * @throws UserError where what records the metrics cannot be found out, UsageError where a document would be written
 *   over the catalog, or over another
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
  refuseLoss(made, new Set(catalog.metrics.map(({ name }) => declaredIn(name))).add(place?.file));
  return made;
}

function refuseLoss(made: readonly MadeTarget[], declaring: ReadonlySet<string | undefined>): void {
  const taken = new Set<string>();
  for (const { path } of made.flatMap(({ files }) => files)) {
    if (declaring.has(path)) throw new UsageError(`${shownPath(path)} has the catalog: give another path`);
    if (taken.has(path))
      throw new UsageError(`two forms make ${shownPath(path)}: give each a place of its own`);
    taken.add(path);
  }
}

async function filesOf(form: DocsForm, input: FormInput): Promise<MadeFile[]> {
  if (form.makes === 'file') return [{ path: input.path, content: await form.text(input) }];
  const documents = await form.documents(input);
  return documents.map(({ path, content }) => ({ path: join(input.path, path), content }));
}
