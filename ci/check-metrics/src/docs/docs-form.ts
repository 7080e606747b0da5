import type { Catalog } from '@ibex/catalog';

import type { CatalogDocs } from './catalog-docs.js';
import type { GeneratedDocument } from './document.js';

/** What a document is made from. */
export interface FormInput {
  readonly catalog: Catalog;
  readonly docs: CatalogDocs;
  /** The file that it is for, or the folder; absolute. */
  readonly path: string;
  /** The file that declares a metric, absolute, as far as that is known. */
  readonly declaredIn: (metric: string) => string | undefined;
  /** The root of the repository, which the files that record a metric are relative to; absolute. */
  readonly root: string;
}

/** A form that a catalog is documented in: a file, or a folder of files. */
export type DocsForm =
  | { readonly makes: 'file'; readonly text: (input: FormInput) => Promise<string> }
  | {
      readonly makes: 'folder';
      readonly documents: (input: FormInput) => Promise<readonly GeneratedDocument[]>;
    };
