import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type OutputAsset, type OutputChunk, rolldown } from 'rolldown';
import { loadConfig } from 'rolldown/config';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Where the build puts the files of the program. */
export const PROGRAM_DIRECTORY = join(PACKAGE, 'dist/program');

/** Where the build puts the script and the style of the HTML page. */
export const PAGE_DIRECTORY = join(PACKAGE, 'dist/page');

/** Bundles the program out of what was compiled, as the build does, without writing anything. */
export async function bundleProgram(): Promise<readonly OutputChunk[]> {
  const files = await bundle('rolldown.config.js');
  return files.filter((file) => file.type === 'chunk');
}

/** Bundles what the HTML page consists of, as the build does, without writing anything. */
export function bundlePage(): Promise<readonly (OutputChunk | OutputAsset)[]> {
  return bundle('rolldown.page.config.js');
}

async function bundle(configFile: string): Promise<readonly (OutputChunk | OutputAsset)[]> {
  const config = await loadConfig(join(PACKAGE, configFile));
  if (typeof config === 'function' || Array.isArray(config)) throw new Error('each is one bundle');
  const { output, ...input } = config;
  if (output === undefined || Array.isArray(output)) throw new Error('each is one directory');
  await using files = await rolldown(input);
  return (await files.generate(output)).output;
}
