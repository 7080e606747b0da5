import { shownPath } from '../config/shown-path.js';
import type { ReportedFinding, ReportSection } from '../report/report.js';
import type { Baseline } from './baseline.js';
import { type BaselineEntry, countOf, keyOfEntry, keyOfFinding } from './baseline-entry.js';
import { canBeExempted } from './can-be-exempted.js';
import { checkedTargets } from './checked-targets.js';

/**
 * Marks the findings that a baseline has, up to the number it has of them; more are new. A finding of a fleet is as many as
 * there are targets that have it. It comes after the exemptions:
 * what one of them lets pass is not in the baseline.
 *
 * @param sections - of a report
 * @param baseline - as it was read
 * @returns the sections, and one for the baseline where it has findings that are no more
 */
export function applyBaseline(sections: readonly ReportSection[], baseline: Baseline): ReportSection[] {
  const left = new Map(baseline.entries.map((entry) => [keyOfEntry(entry), entry.count]));
  const applied = sections.map((section) => ({
    ...section,
    findings: section.findings.map((finding): ReportedFinding => {
      if (finding.exempted || !canBeExempted(section, finding)) return finding;
      const key = keyOfFinding(section, finding);
      const rest = (left.get(key) ?? 0) - countOf(finding);
      // One that more targets have now is new as a whole, and nothing of it is mended.
      left.set(key, Math.max(rest, 0));
      if (rest < 0) return finding;
      return { ...finding, exempted: { by: 'baseline', reason: 'in the baseline' } };
    }),
  }));
  const checked = checkedTargets(sections);
  const findings = baseline.entries.flatMap((entry, index): ReportedFinding[] => {
    const mended = left.get(keyOfEntry(entry)) ?? 0;
    return mended > 0 && checked.has(entry.target) ? [fixed(entry, mended, index, baseline)] : [];
  });
  if (findings.length === 0) return applied;
  return [...applied, { kind: 'configuration', name: shownPath(baseline.path), findings }];
}

function fixed(
  { target, code, metric, label, count }: BaselineEntry,
  mended: number,
  index: number,
  { placeOf }: Baseline,
): ReportedFinding {
  const number =
    mended === count
      ? count === 1
        ? ''
        : `all ${String(count)} `
      : `${String(mended)} of ${String(count)} `;
  return {
    code: 'baseline/fixed',
    severity: 'error',
    ...(metric !== undefined && { metric }),
    ...(label !== undefined && { label }),
    message: `${number}${code} on ${target} ${mended === 1 ? 'is' : 'are'} in the baseline and no more there`,
    fix: 'run with --write-baseline, which takes out what is mended',
    source: placeOf(index),
  };
}
