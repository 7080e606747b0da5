import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

import { CouldNotReadError } from './could-not-read.js';
import { STANDARD_INPUT, URL_START } from './input-source.js';

/** An input of the command line: its name, or a pattern that names none. */
export type ExpandedInput =
  { readonly input: string } | { readonly input: string; readonly error: CouldNotReadError };

/**
 * Turns the arguments into inputs: a pattern into the files it matches, sorted and without those that are there
 * already; everything else stays as it is.
 *
 * @param args - files, patterns and `-`; none at all means standard input
 */
export async function expandInputs(args: readonly string[]): Promise<ExpandedInput[]> {
  const inputs: ExpandedInput[] = [];
  const seen = new Set<string>();
  for (const arg of args.length === 0 ? [STANDARD_INPUT] : args) {
    const matches = isPattern(arg) ? await filesMatching(arg) : undefined;
    if (matches?.length === 0) inputs.push({ input: arg, error: noMatch() });
    for (const input of matches?.filter((file) => !seen.has(resolve(file))) ?? [arg]) {
      seen.add(resolve(input));
      inputs.push({ input });
    }
  }
  return inputs;
}

function isPattern(arg: string): boolean {
  // A file may have such a character in its name, and then it is what was meant.
  return /[*?[\]{}()]/.test(arg) && !URL_START.test(arg) && !existsSync(arg);
}

async function filesMatching(pattern: string): Promise<string[]> {
  // Loaded only where it is needed: it takes longer than a small file does.
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { absolute: isAbsolute(pattern), expandDirectories: false });
  return files.sort();
}

function noMatch(): CouldNotReadError {
  return new CouldNotReadError(
    'input/no-match',
    'no file has this name, nor matches it as a pattern',
    'correct it; it is relative to the working directory',
  );
}
