import { parse, resolve } from 'node:path';

import { lilconfig } from 'lilconfig';

import { ConfigError } from './config-error.js';
import { reasonOf } from '../thrown/reason-of.js';

/** The names a configuration can have. Of two in one folder the first counts. */
export const CONFIG_NAMES = [
  'check-metrics.config.js',
  'check-metrics.config.mjs',
  'check-metrics.config.ts',
  'check-metrics.config.mts',
  'check-metrics.config.json',
] as const;

/**
 * Looks for a configuration in a folder and in those above it; the nearest counts.
 *
 * @param directory - where to begin
 * @returns its absolute path; `undefined` where there is none up to the root of the file system
 * @throws {@link ConfigError} where a folder cannot be read
 */
export async function findConfig(directory: string): Promise<string | undefined> {
  const from = resolve(directory);
  const search = lilconfig('check-metrics', {
    searchPlaces: [...CONFIG_NAMES],
    stopDir: parse(from).root,
    // An empty one is found as well, and told as what it is.
    ignoreEmptySearchPlaces: false,
    loaders: LOADERS,
  });
  try {
    return (await search.search(from))?.filepath;
  } catch (error) {
    const fix = 'make it readable, or name another with --config';
    throw new ConfigError(from, [
      { message: `a configuration at or above it cannot be read: ${reasonOf(error)}`, fix },
    ]);
  }
}

// It is only found here; what it says is read by loadConfig, which can say where it is wrong.
const LOADERS = Object.fromEntries(CONFIG_NAMES.map((name) => [parse(name).ext, () => true]));
