import type { DiffCode } from '../finding/finding-codes.js';
import type { Finding } from '../finding/finding.js';
import { announcementOf } from './announcement.js';
import type { CatalogChange, ReleaseKind } from './catalog-change.js';
import { compareCatalogs } from './compare-catalogs.js';
import { diffContext, type DiffOptions } from './diff-context.js';
import { findingOf } from './diff-finding.js';
import { missingReplacements } from './missing-replacements.js';
import { releaseKind } from './release-kind.js';

/** What lies between two catalogs, judged. */
export interface CatalogDiff {
  /** From the base to the head; those that break something say whether that was announced. */
  readonly changes: readonly CatalogChange[];
  /** What a release with the changes has to be. */
  readonly release: ReleaseKind;
  /**
   * One for each breaking change, in the order of the changes: a warning where it was announced, else an error; then what
   * is wrong with the head by itself.
   */
  readonly findings: readonly Finding<DiffCode>[];
}

/** Compares two catalogs, and tells what breaks and whether those whom it concerns could know. */
export function runDiff(options: DiffOptions): CatalogDiff {
  const compared = compareCatalogs(options.base, options.head.catalog, options.baseDay);
  const context = diffContext(options, compared);
  const changes = compared.map((change): CatalogChange => {
    const announced = announcementOf(change, context);
    return announced ? { ...change, announced } : change;
  });
  return {
    changes,
    release: releaseKind(changes),
    findings: [
      ...changes.filter(({ verdict }) => verdict === 'breaking').map((change) => findingOf(change, context)),
      ...missingReplacements(context),
    ],
  };
}
