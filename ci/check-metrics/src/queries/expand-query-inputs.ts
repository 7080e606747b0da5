import { statSync } from 'node:fs';
import { join } from 'node:path';

import { type ExpandedInput, expandInputs } from '../lint/expand-inputs.js';

/** An input, and whether it was found in a folder, and not named. */
export type QueryInput = ExpandedInput & { readonly isFound: boolean };

/**
 * Turns the arguments into files, as `lint` does; of a folder all files in it that may have queries are taken.
 *
 * @param args - files, folders, patterns and `-`
 */
export async function expandQueryInputs(args: readonly string[]): Promise<QueryInput[]> {
  const inputs: QueryInput[] = [];
  const seen = new Set<string>();
  for (const arg of args) {
    const isFound = statSync(arg, { throwIfNoEntry: false })?.isDirectory() === true;
    for (const input of isFound ? await filesIn(arg) : await expandInputs([arg])) {
      if (!seen.has(input.input)) inputs.push({ ...input, isFound });
      seen.add(input.input);
    }
  }
  return inputs;
}

async function filesIn(folder: string): Promise<ExpandedInput[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob('**/*.{yml,yaml,rules,json,promql,tmpl}', {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
  });
  return files.sort().map((file) => ({ input: join(folder, file) }));
}
