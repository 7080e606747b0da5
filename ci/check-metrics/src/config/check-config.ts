import * as z from 'zod/mini';

import { ConfigError } from './config-error.js';
import { jsonConfigSchema, moduleConfigSchema } from './config-schema.js';
import type { CheckMetricsConfig } from './config.js';
import type { FileProblem } from './file-error.js';
import type { JsonFile } from './json-file.js';
import { reasonOf } from '../thrown/reason-of.js';
import { shapeProblems } from './shape-problems.js';
import { shownKeys } from './shown-keys.js';

/**
 * Checks what a configuration says.
 *
 * @param path - of its file, absolute
 * @param value - what stands in it
 * @param format - in JSON there are fewer kinds of values
 * @param placeOf - where a part of it stands, if that is known
 * @returns the configuration, without keys that are `undefined`
 * @throws {@link ConfigError} with everything that is wrong with it
 */
export function checkConfig(
  path: string,
  value: unknown,
  format: 'module' | 'json',
  placeOf?: JsonFile['placeOf'],
): CheckMetricsConfig {
  const result = parse(path, value, format);
  if (result.success) {
    const { catalog, ...rest } = result.data as CheckMetricsConfig;
    return { ...(withoutUndefined(rest) as object), ...(catalog !== undefined && { catalog }) };
  }
  const problems = shapeProblems(result.error.issues).map(({ keys, message, fix, ofName }) => {
    const place = placeOf?.(keys, ofName === true ? 'name' : 'value');
    return {
      ...(place && { line: place.line, column: place.column }),
      message: keys.length === 0 ? `the configuration ${message}` : `${shownKeys(keys)} ${message}`,
      fix,
    };
  });
  throw new ConfigError(path, inOrderOfTheFile(problems));
}

function inOrderOfTheFile(problems: readonly FileProblem[]): FileProblem[] {
  return [...problems].sort(
    (one, another) => (one.line ?? 0) - (another.line ?? 0) || (one.column ?? 0) - (another.column ?? 0),
  );
}

function parse(
  path: string,
  value: unknown,
  format: 'module' | 'json',
): z.core.util.SafeParseResult<Record<string, unknown>> {
  try {
    return z.safeParse(format === 'json' ? jsonConfigSchema : moduleConfigSchema, value, {
      reportInput: true,
    });
  } catch (error) {
    // A getter of it, or a proxy.
    const fix = 'export an object of plain values';
    throw new ConfigError(path, [{ message: `cannot be read: ${reasonOf(error)}`, fix }]);
  }
}

// A key that is `undefined` is one that is left out, and so it is for whoever reads the configuration.
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === undefined ? [] : [[key, withoutUndefined(part)]],
    ),
  );
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
