import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { UsageError } from '../command-line/usage-error.js';
import type { LoadedConfig } from '../config/load-config.js';

/**
 * The configuration of a run.
 *
 * @param given - of `--config`: a file; `false` for none; by default the nearest one above the working directory
 * @returns `undefined` where there is none
 */
export async function configurationOf(given: string | false | undefined): Promise<LoadedConfig | undefined> {
  if (given === false) return undefined;
  // Reading it takes longer than a small check, so nothing of that is loaded where there is none.
  const { findConfig } = await import('../config/find-config.js');
  const path = given ?? (await findConfig(process.cwd()));
  if (path === undefined) return undefined;
  const { loadConfig } = await import('../config/load-config.js');
  return loadConfig(path);
}

/**
 * The catalog of a run.
 *
 * @param given - of `--catalog`; by default what the configuration says
 * @throws {@link UsageError} where there is none at all
 */
export async function catalogOf(
  given: string | undefined,
  configuration: LoadedConfig | undefined,
): Promise<LoadedCatalog> {
  const { loadCatalog } = await import('../catalog/load-catalog.js');
  if (given !== undefined) return loadCatalog(given, { directory: process.cwd() });
  const { path, directory, config } = configuration ?? {};
  if (config?.catalog === undefined || path === undefined || directory === undefined) {
    throw new UsageError(
      'there is no catalog to check against: give --catalog <file>, or name one in check-metrics.config.js',
    );
  }
  return loadCatalog(config.catalog, { directory, configPath: path });
}
