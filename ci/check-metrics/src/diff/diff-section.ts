import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { shownPath } from '../config/shown-path.js';
import type { ReportSection } from '../report/report.js';
import type { CatalogChange } from './catalog-change.js';
import type { CatalogDiff } from './run-diff.js';

/** What was found between two catalogs, as a section of a report; it is called by the file of the head. */
export function diffSection({ findings }: CatalogDiff, { place }: LoadedCatalog): ReportSection {
  return { kind: 'lint', name: place === undefined ? 'catalog' : shownPath(place.file), findings };
}

/**
 * Marks the breaking changes that exemptions of the configuration let pass as announced.
 *
 * @param sections - that of the diff first, after exemptions were applied to it
 */
export function withExemptions(diff: CatalogDiff, [section]: readonly ReportSection[]): CatalogDiff {
  // The first findings are those of the breaking changes, one for each.
  const findings = section?.findings.values();
  const changes = diff.changes.map((change): CatalogChange => {
    if (change.verdict !== 'breaking') return change;
    const exempted = findings?.next().value?.exempted;
    if (!exempted || change.announced) return change;
    const { reason, until } = exempted;
    return {
      ...change,
      announced: { by: 'exemption', reason: until === undefined ? reason : `${reason} (until ${until})` },
    };
  });
  return { ...diff, changes };
}
