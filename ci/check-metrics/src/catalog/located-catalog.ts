import type { Catalog } from '@ibex/catalog';

import type { SourcePlace } from '../finding/finding.js';
import { definitionPlaces } from './definition-places.js';
import type { LoadedCatalog } from './loaded-catalog.js';
import { readSmallFile } from './read-small-file.js';
import { originalFiles } from './source-map.js';

/**
 * A catalog with the places of its definitions, which are looked for when one is asked for first.
 *
 * @param catalog - the catalog
 * @param file - the module it comes from, absolute
 */
export function locatedCatalog(catalog: Catalog, file: string): LoadedCatalog {
  let places: ReturnType<typeof definitionPlaces> | undefined;
  let place: SourcePlace | undefined;
  return {
    catalog,
    get place() {
      // Asked for again with each metric that is gone.
      place ??= {
        file: originalFiles(file, readSmallFile(file) ?? '')[0] ?? file,
        line: 1,
        column: 1,
      };
      return place;
    },
    definitionOf: (metric) => {
      places ??= definitionPlaces(
        file,
        catalog.metrics.map(({ name }) => name),
      );
      return places.get(metric);
    },
  };
}
