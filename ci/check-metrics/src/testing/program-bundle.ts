import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type OutputChunk, rolldown } from 'rolldown';
import { loadConfig } from 'rolldown/config';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Where the build puts the files of the program. */
export const PROGRAM_DIRECTORY = join(PACKAGE, 'dist/program');

/** Bundles the program out of what was compiled, as the build does, without writing anything. */
export async function bundleProgram(): Promise<readonly OutputChunk[]> {
  const config = await loadConfig(join(PACKAGE, 'rolldown.config.js'));
  if (typeof config === 'function' || Array.isArray(config)) throw new Error('the program is one bundle');
  const { output, ...input } = config;
  if (output === undefined || Array.isArray(output)) throw new Error('the program is one directory');
  await using bundle = await rolldown(input);
  const files = await bundle.generate(output);
  return files.output.filter((file) => file.type === 'chunk');
}
