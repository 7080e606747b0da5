import type { BrokenQuery } from '../../queries/broken/broken-query.js';
import type { Report, ReportedFinding, ReportSection } from '../../report/report.js';
import type { CatalogChange, ReleaseKind } from '../catalog-change.js';
import type { CatalogDiff } from '../run-diff.js';

/** What lies between two catalogs, as it is written. */
export interface ReportedDiff {
  /** What the two are called. */
  readonly base: string;
  readonly head: string;
  readonly diff: CatalogDiff;
  /** The findings, those of the diff first, after exemptions were applied. */
  readonly report: Report;
  /** The queries that break and that nothing lets pass. */
  readonly broken: readonly BrokenQuery[];
}

/** How a change counts: like its verdict, but that what was announced is told apart. */
export type Weight = 'breaking' | 'announced' | 'compatible' | 'cosmetic';

/** Those that somebody has to look at first. */
export const WEIGHTS: readonly Weight[] = ['breaking', 'announced', 'compatible', 'cosmetic'];

/** A change, and what was found of it. */
export interface ReportedChange {
  readonly change: CatalogChange;
  readonly weight: Weight;
  /** Of one that breaks something. */
  readonly finding?: ReportedFinding;
}

/** All changes of a metric, or, without one, of the catalog as a whole. */
export interface ChangeGroup {
  readonly metric?: string;
  readonly changes: readonly ReportedChange[];
}

/** The changes with their findings, in order. */
export function reportedChanges({ diff, report }: ReportedDiff): readonly ReportedChange[] {
  const findings = report.sections[0]?.findings.values();
  return diff.changes.map((change): ReportedChange => {
    const { verdict, announced } = change;
    if (verdict !== 'breaking') return { change, weight: verdict };
    const finding = findings?.next().value;
    return { change, weight: announced ? 'announced' : 'breaking', ...(finding && { finding }) };
  });
}

/** The changes by metric; of the metrics those first that somebody has to look at first. */
export function changeGroups(changes: readonly ReportedChange[]): readonly ChangeGroup[] {
  const groups = new Map<string | undefined, ReportedChange[]>();
  for (const reported of changes) {
    const { change } = reported;
    const metric = 'metric' in change ? change.metric : undefined;
    const group = groups.get(metric);
    if (group) group.push(reported);
    else groups.set(metric, [reported]);
  }
  return [...groups]
    .map(([metric, some]): ChangeGroup & { readonly rank: number } => ({
      ...(metric !== undefined && { metric }),
      changes: some.toSorted((one, other) => rankOf(one) - rankOf(other)),
      rank: Math.min(...some.map(rankOf)),
    }))
    .toSorted((one, other) => one.rank - other.rank);
}

function rankOf({ weight }: ReportedChange): number {
  return WEIGHTS.indexOf(weight);
}

/** What was found that is about no change and no query: of the head by itself, of the configuration, and what is unread. */
export function otherFindings({ diff, report }: ReportedDiff): readonly ReportSection[] {
  const breaking = diff.changes.filter(({ verdict }) => verdict === 'breaking').length;
  return report.sections
    .map((section, index) => ({
      ...section,
      findings: section.findings
        .slice(index === 0 ? breaking : 0)
        .filter(({ code }) => code !== 'diff/breaks-query'),
    }))
    .filter(({ findings, unchecked }) => findings.length > 0 || unchecked !== undefined);
}

/** How many changes there are of each weight. */
export function countsOf(changes: readonly ReportedChange[]): Readonly<Record<Weight, number>> {
  const counts = { breaking: 0, announced: 0, compatible: 0, cosmetic: 0 };
  for (const { weight } of changes) counts[weight] += 1;
  return counts;
}

/** What the counts come to, as in `2 breaking, 1 announced`. */
export function countWords(counts: Readonly<Record<Weight, number>>): string {
  const words: Readonly<Record<Weight, string>> = {
    breaking: 'breaking',
    announced: 'breaking and announced',
    compatible: 'compatible',
    cosmetic: 'cosmetic',
  };
  const told = WEIGHTS.filter((weight) => counts[weight] > 0);
  if (told.length === 0) return 'no changes';
  return told.map((weight) => `${String(counts[weight])} ${words[weight]}`).join(', ');
}

/** The release that the changes need. */
export function releaseWords(release: ReleaseKind): string {
  return release === 'none' ? 'no release' : `a ${release} release`;
}
