/** A package that is imported, and the file within it. */
export interface ImportedPackage {
  readonly name: string;
  /** Without the package's name, a leading `/` and a JavaScript extension; empty for the package itself. */
  readonly file: string;
}

/**
 * The package a module specifier means, in any of the ways to name one: `prom-client`,
 * `prom-client/lib/counter.js`, `../node_modules/prom-client/index.js`, `npm:prom-client@15`.
 *
 * @param specifier - what is imported or required; anything but a string means no package
 * @returns `undefined` for a file of the project itself, and a built-in module
 */
export function importedPackage(specifier: unknown): ImportedPackage | undefined {
  if (typeof specifier !== 'string') return undefined;
  const bare = specifier.replace(BEFORE_THE_NAME, '');
  const [, name, file = ''] = NAME_AND_FILE.exec(bare) ?? [];
  return name === undefined ? undefined : { name, file };
}

/** What leads to installed packages, the scheme of npm specifiers, and the hosts that serve packages as modules. */
const BEFORE_THE_NAME = /^(?:.*\/node_modules\/|npm:\/?|https?:\/\/[^/]+\/(?:npm[:/])?)/;

const NAME_AND_FILE = /^((?:@[\w.~-]+\/)?[a-zA-Z\d~][\w.~-]*)(?:@[^/]+)?(?:\/(.*?)(?:\.[cm]?js)?)?$/;
