import { statSync } from 'node:fs';
import { extname, isAbsolute, resolve } from 'node:path';

import { UsageError } from '../../command-line/usage-error.js';
import { MODULE_EXTENSIONS } from '../../config/import-module.js';

/** Where a catalog is. */
export type CatalogReference =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'revision';
      readonly revision: string;
      /** In the repository, from its root, or with `./` from the working directory. */
      readonly path?: string;
    }
  | {
      readonly kind: 'package';
      /** What npm installs, such as `@scope/name@1.2.3`. */
      readonly specification: string;
      /** What is imported, such as `@scope/name/catalog`. */
      readonly specifier: string;
    };

/**
 * Reads what a catalog is named by on the command line: a file that is there or looks like one; `NAME@VERSION`, with a
 * subpath or without, for a published package; else a revision of git, with `:path` or without.
 *
 * @param directory - what a relative path starts from
 * @throws {@link UsageError} for what git would take for an option
 */
export function catalogReference(text: string, directory: string): CatalogReference {
  if (text.startsWith('-')) {
    throw new UsageError(`"${text}" is neither a file, a revision nor a package: no name begins with "-"`);
  }
  if (isFileName(text, directory)) return { kind: 'file', path: text };
  const { name, version, subpath = '' } = PACKAGE.exec(text)?.groups ?? {};
  if (name !== undefined && version !== undefined) {
    return { kind: 'package', specification: `${name}@${version}`, specifier: `${name}${subpath}` };
  }
  const colon = text.indexOf(':');
  if (colon === -1) return { kind: 'revision', revision: text };
  const [revision, path] = [text.slice(0, colon), text.slice(colon + 1)];
  if (revision === '' || path === '') {
    throw new UsageError(`"${text}" names no file of a revision: write it as main:path/to/catalog.ts`);
  }
  return { kind: 'revision', revision, path };
}

/** Not the `@{1}` of git. */
const PACKAGE =
  /^(?<name>(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*)@(?<version>[\w.^~<>=*+-]+)(?<subpath>\/[^:\s]+)?$/i;

function isFileName(text: string, directory: string): boolean {
  if (/^\.{1,2}[/\\]/.test(text) || isAbsolute(text)) return true;
  if (![...MODULE_EXTENSIONS, '.json'].some((extension) => extension === extname(text))) return false;
  if (statSync(resolve(directory, text), { throwIfNoEntry: false })?.isFile() === true) return true;
  // A revision can have a name like a file, but none that git shows.
  return !text.includes(':') && !PACKAGE.test(text);
}
