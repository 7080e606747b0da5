import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Finds the program of an installed package, to be run by Node.js.
 *
 * @param packageName - the package
 * @param program - its name
 * @throws Error when the package is not installed, or has no such program
 */
export function installedProgram(packageName: string, program: string): string {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest) as { readonly bin?: Readonly<Record<string, string>> };
  const file = bin?.[program];
  if (file === undefined) throw new Error(`${packageName} has no program ${program}`);
  return path.join(path.dirname(manifest), file);
}

const require = createRequire(import.meta.url);
