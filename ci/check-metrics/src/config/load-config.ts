import { access } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';

import { checkConfig } from './check-config.js';
import { ConfigError } from './config-error.js';
import type { CheckMetricsConfig } from './config.js';
import { importModule, MODULE_EXTENSIONS } from './import-module.js';
import { moduleFailure } from './module-failure.js';
import { reasonOf } from '../thrown/reason-of.js';

/** A configuration, and where it stands. */
export interface LoadedConfig {
  /** Absolute. */
  readonly path: string;
  /** What its relative paths start from. */
  readonly directory: string;
  readonly config: CheckMetricsConfig;
}

/**
 * Reads and checks a configuration: the default export of a module, which may be a promise of it, or a JSON file.
 *
 * @param path - relative to the working directory
 * @throws {@link ConfigError} with everything that is wrong with it
 */
export async function loadConfig(path: string): Promise<LoadedConfig> {
  const absolute = resolve(path);
  const config = extname(absolute) === '.json' ? await readJson(absolute) : await readModule(absolute);
  return { path: absolute, directory: dirname(absolute), config };
}

async function readJson(path: string): Promise<CheckMetricsConfig> {
  const { readJsonFile } = await import('./json-file.js');
  const { value, placeOf } = await readJsonFile(path, ConfigError);
  return checkConfig(path, value, 'json', placeOf);
}

async function readModule(path: string): Promise<CheckMetricsConfig> {
  const fail = (message: string, fix: string): never => {
    throw new ConfigError(path, [{ message, fix }]);
  };
  if (!MODULE_EXTENSIONS.some((extension) => extension === extname(path))) {
    fail('is of no kind that is known', `give a file that ends in ${MODULE_EXTENSIONS.join(', ')} or .json`);
  }
  await access(path).catch((error: unknown) =>
    fail(`cannot be read: ${reasonOf(error)}`, 'give a file that is there and can be read'),
  );
  const exported = await exportOf(path);
  if (exported === undefined) {
    fail('has no default export', 'write export default defineConfig({ … })');
  }
  if (typeof exported === 'function') {
    fail('exports a function', 'export what it returns; a promise of it is fine, too');
  }
  return checkConfig(path, exported, 'module');
}

async function exportOf(path: string): Promise<unknown> {
  try {
    return await (
      await importModule(path)
    )['default'];
  } catch (error) {
    throw new ConfigError(path, await moduleFailure(error, path));
  }
}
