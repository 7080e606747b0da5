import { createRequire } from 'node:module';
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The file that the name of a package, or of a part of one, stands for.
 *
 * @param specifier - such as `@ibex/metrics/catalog`
 * @param from - the file it is named in, which need not be there
 * @returns an absolute path; `undefined` where there is no such package, and for a module of Node.js
 */
export function resolvePackage(specifier: string, from: string): string | undefined {
  return requiredFile(specifier, from) ?? importedFile(specifier, from);
}

function requiredFile(specifier: string, from: string): string | undefined {
  try {
    const file = createRequire(from).resolve(specifier);
    return isAbsolute(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

// For what a package gives to `import` alone: Node.js keeps that from other modules than the one that asks.
function importedFile(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('node:')) return undefined;
  const { createJiti } = createRequire(import.meta.url)('jiti') as typeof import('jiti');
  const url = createJiti(from).esmResolve(specifier, { try: true, parentURL: pathToFileURL(from) });
  return url?.startsWith('file:') === true ? fileURLToPath(url) : undefined;
}
