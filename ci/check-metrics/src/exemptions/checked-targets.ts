import type { ReportSection } from '../report/report.js';

/**
 * The names of what was checked to its end, so that a finding that is not there is one that is mended.
 *
 * @param sections - of a report; of several with one name, each must have been checked
 */
export function checkedTargets(sections: readonly ReportSection[]): ReadonlySet<string> {
  const unchecked = new Set(
    sections.filter((section) => section.unchecked !== undefined).map(({ name }) => name),
  );
  return new Set(
    sections
      .filter(({ kind, name }) => kind !== 'configuration' && !unchecked.has(name))
      .map(({ name }) => name),
  );
}
