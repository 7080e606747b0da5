import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';

import { keptInHand } from './kept-in-hand.js';
import { shownPath } from './shown-path.js';

/** What can be imported: JavaScript by Node.js itself, TypeScript after its types are taken out. */
export const MODULE_EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'] as const;

/**
 * Imports a module of the user's.
 *
 * @param path - absolute
 * @param name - of the file, as the user knows it
 * @param instead - by the name that a module is imported by, the file to take in its place, absolute
 * @returns its exports
 * @throws what the module throws, or what keeps it from being loaded
 */
export async function importModule(
  path: string,
  name = shownPath(path),
  instead: ReadonlyMap<string, string> = new Map(),
): Promise<Record<string, unknown>> {
  return keptInHand(name, () => imported(path, instead));
}

async function imported(
  path: string,
  instead: ReadonlyMap<string, string>,
): Promise<Record<string, unknown>> {
  const url = pathToFileURL(path).href;
  const isOfNode = !/^\.[cm]?ts$/.test(extname(path)) && instead.size === 0;
  if (isOfNode) return (await import(url)) as Record<string, unknown>;
  const { createJiti } = await import('jiti');
  // Without its cache, which is in a folder that others may write to. JavaScript is left to Node.js, so that there is one
  // of each module.
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    tryNative: false,
    interopDefault: false,
    alias: Object.fromEntries(instead),
  });
  return jiti.import<Record<string, unknown>>(url);
}
