import { dirname, join } from 'node:path';

import { relativePath } from '../report/source-path.js';
import type { CatalogDocs } from './catalog-docs.js';
import type { DocsForm, FormInput } from './docs-form.js';

/** Every form there is, by the option and the key of the configuration that ask for it. Each is loaded when it is. */
export const DOCS_FORMS = {
  markdown: {
    makes: 'file',
    text: async ({ docs, path, root }) => {
      const { markdownDocs } = await import('./writers/markdown-docs.js');
      return markdownDocs(docs, { linkTo: (file) => linkFrom(dirname(path), join(root, file)) });
    },
  },
  html: {
    makes: 'folder',
    documents: async ({ docs }) => (await import('./html/html-documents.js')).htmlDocuments(docs),
  },
  json: {
    makes: 'file',
    text: async ({ docs }) => (await import('./writers/json-docs.js')).jsonDocs(docs),
  },
  weaver: {
    makes: 'folder',
    documents: async ({ docs }) => (await import('./weaver/weaver-documents.js')).weaverDocuments(docs),
  },
  types: {
    makes: 'file',
    text: async ({ docs, declaredIn, root }) => {
      const { typesSource } = await import('./types/types-source.js');
      return typesSource(docs, { declaredIn: declarationsIn(docs, declaredIn, root) });
    },
  },
} as const satisfies Readonly<Record<string, DocsForm>>;

/** The name of a form. */
export type DocsFormName = keyof typeof DOCS_FORMS;

/** The names of all forms. */
export const DOCS_FORM_NAMES = Object.keys(DOCS_FORMS) as readonly DocsFormName[];

function declarationsIn(
  { metrics }: CatalogDocs,
  declaredIn: FormInput['declaredIn'],
  root: string,
): ReadonlyMap<string, string> {
  return new Map(
    metrics.flatMap(({ name }) => {
      const file = declaredIn(name);
      return file === undefined ? [] : [[name, relativePath(file, root)]];
    }),
  );
}

/** In a link to a path nothing may stand that ends it, or begins a query. */
function linkFrom(folder: string, file: string): string {
  return relativePath(file, folder)
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[()*'!]/g, percentEncoded))
    .join('/');
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
