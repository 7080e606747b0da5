import { resolve } from 'node:path';

import * as z from 'zod/mini';

import { FileError, type FileProblem } from '../config/file-error.js';
import { type JsonFile, readJsonFile } from '../config/json-file.js';
import { shapeProblems } from '../config/shape-problems.js';
import { shownKeys } from '../config/shown-keys.js';
import { strictObject } from '../config/strict-object.js';
import { positiveInteger, someText } from '../config/target-schema.js';
import type { SourcePlace } from '../finding/finding.js';
import { type BaselineEntry, keyOfEntry } from './baseline-entry.js';

/** The findings that were there when checking began, which are let pass until they are mended. */
export interface Baseline {
  /** Absolute. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
  /** Where an entry stands, by its index. */
  readonly placeOf: (index: number) => SourcePlace;
}

/** Thrown for a baseline that cannot be used; the message is for the user. The run ends with exit code 2. */
export class BaselineError extends FileError {
  override readonly name = 'BaselineError';
}

/** What a baseline begins with; another number would be another form. */
export const BASELINE_VERSION = 1;

/**
 * Reads a baseline.
 *
 * @param path - relative to the working directory
 * @throws {@link BaselineError} with everything that is wrong with it
 */
export async function readBaseline(path: string): Promise<Baseline> {
  const file = await readJsonFile(resolve(path), BaselineError);
  const result = z.safeParse(baselineSchema, file.value, { reportInput: true });
  if (!result.success) throw new BaselineError(file.path, problemsOf(result.error.issues, file));
  const entries = result.data.findings.map(({ target, code, metric, label, count }) => ({
    target,
    code,
    ...(metric !== undefined && { metric }),
    ...(label !== undefined && { label }),
    count,
  }));
  const placeOf = (index: number): SourcePlace => file.placeOf(['findings', index]);
  refuseRepeated(file.path, entries, placeOf);
  return { path: file.path, entries, placeOf };
}

const baselineSchema = strictObject({
  version: z.int().check(
    z.refine((version) => version === BASELINE_VERSION, {
      error: 'is that of another form',
      params: { fix: 'use the release of check-metrics that wrote it, or write it anew' },
    }),
  ),
  findings: z.array(
    strictObject({
      target: someText,
      code: someText,
      metric: z.optional(z.string()),
      label: z.optional(z.string()),
      count: positiveInteger,
    }),
  ),
});

function problemsOf(issues: readonly z.core.$ZodIssue[], file: JsonFile): FileProblem[] {
  return shapeProblems(issues).map(({ keys, message, fix, ofName }) => {
    const { line, column } = file.placeOf(keys, ofName === true ? 'name' : 'value');
    return {
      line,
      column,
      message: `${keys.length === 0 ? 'the baseline' : shownKeys(keys)} ${message}`,
      fix,
    };
  });
}

function refuseRepeated(
  path: string,
  entries: readonly BaselineEntry[],
  placeOf: (index: number) => SourcePlace,
): void {
  const known = new Set<string>();
  const problems = entries.flatMap((entry, index): FileProblem[] => {
    const key = keyOfEntry(entry);
    if (!known.has(key)) {
      known.add(key);
      return [];
    }
    const { line, column } = placeOf(index);
    return [{ line, column, message: `findings[${String(index)}] stands twice`, fix: 'keep one of the two' }];
  });
  if (problems.length > 0) throw new BaselineError(path, problems);
}
