import type { CatalogError, CatalogProblem } from '@ibex/catalog';

import type { FileProblem } from './file-error.js';
import { reasonOf } from '../thrown/reason-of.js';

/**
 * Why a module could not be imported, in the words of what was thrown, without where the engine was at that time.
 *
 * @param thrown - by the import
 * @param path - of the module
 * @returns one problem, with its place if it is one of syntax; or those of the catalog that the module defines
 */
export async function moduleFailure(thrown: unknown, path: string): Promise<FileProblem[]> {
  if (isCatalogError(thrown)) return thrown.problems.map(catalogProblem);
  const reason = reasonOf(thrown).replace(/\nRequire stack:.*/s, '');
  const problem = (message: string): FileProblem => ({
    message: `cannot be loaded: ${message}`,
    fix: fixFor(message),
  });
  const { message, file, line, column } = COMPILER_ERROR.exec(reason)?.groups ?? {};
  if (message !== undefined && file === path) {
    // The compiler counts columns from 0.
    return [{ line: Number(line), column: Number(column) + 1, ...problem(message) }];
  }
  const found = thrown instanceof SyntaxError ? await lineOfSyntaxError(path) : undefined;
  return [{ ...(found !== undefined && { line: found }), ...problem(reason) }];
}

function fixFor(message: string): string {
  const missing = MISSING_PACKAGE.exec(message)?.groups?.['name'];
  if (missing === OWN_NAME) {
    return `install ${OWN_NAME} beside it, or export what it has without defineConfig, which is there for its types`;
  }
  return missing === undefined ? 'mend it, so that it can be imported' : `install ${missing} beside it`;
}

/** What Node.js and the loader of TypeScript say of a package that is not there. */
const MISSING_PACKAGE =
  /^Cannot find (?:package|module) '(?<name>(?:@[^/'\\]+\/)?[\w-][^/'\\:]*)(?:\/[^']*)?'/;

const OWN_NAME = '@ibex/check-metrics';

/** What the compiler of TypeScript says. */
const COMPILER_ERROR =
  /^ParseError: (?<message>[^\n]*\S)\s*\n\s*(?<file>[^\n]+):(?<line>\d+):(?<column>\d+)$/;

// The engine knows the line, and tells it to people only, not to programs.
async function lineOfSyntaxError(path: string): Promise<number | undefined> {
  const { execFile } = await import('node:child_process');
  const stderr = await new Promise<string>((resolve) => {
    execFile(process.execPath, ['--check', path], { timeout: 5000 }, (_, __, text) => {
      resolve(text);
    });
  });
  const line = /:(\d+)$/.exec(stderr.split('\n', 1).join(''))?.[1];
  return line === undefined ? undefined : Number(line);
}

/** A problem of a catalog as one of the file that it is in. */
export function catalogProblem({ metric, message, code, fix }: CatalogProblem): FileProblem {
  return { message: `${metric ?? 'catalog'}: ${message} [${code}]`, fix };
}

// By its name: the module may have another copy of the package that the class is from.
function isCatalogError(thrown: unknown): thrown is CatalogError {
  return thrown instanceof Error && thrown.name === 'CatalogError' && 'problems' in thrown;
}
