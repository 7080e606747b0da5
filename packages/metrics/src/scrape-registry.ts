import { Registry, type RegistryContentType } from 'prom-client';

import { CONTENT_TYPES, type ScrapeFormat } from './scrape-format.js';

/** Makes a registry of prom-client that renders in a format. */
export function scrapeRegistry(format: ScrapeFormat): Registry<RegistryContentType> {
  const registry = new Registry<RegistryContentType>();
  registry.setContentType(CONTENT_TYPES[format]);
  return registry;
}
