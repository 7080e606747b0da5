import { catalogOf } from '../check/check-sources.js';
import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { type LoadedConfig, loadConfig } from '../config/load-config.js';

/** A configuration with the catalog that it names. */
export interface ConfiguredCatalog {
  readonly configuration: LoadedConfig;
  readonly catalog: LoadedCatalog;
}

/**
 * Reads a configuration and its catalog.
 *
 * @param config - the file of the configuration
 * @throws ConfigError, CatalogNotLoadedError, or UsageError where the configuration names no catalog
 */
export async function configuredCatalog(config: string): Promise<ConfiguredCatalog> {
  const configuration = await loadConfig(config);
  return { configuration, catalog: await catalogOf(undefined, configuration) };
}
