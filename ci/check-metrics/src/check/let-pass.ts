import { existsSync } from 'node:fs';

import { today } from '@ibex/catalog/calendar-day';

import type { LoadedConfig } from '../config/load-config.js';
import { shownPath } from '../config/shown-path.js';
import { printable } from '../report/printable.js';
import type { ReportSection } from '../report/report.js';

/** What says which findings do not count. */
export interface Leniency {
  readonly configuration?: LoadedConfig | undefined;
  /** The file of the baseline, absolute. */
  readonly baseline?: string | undefined;
  /** Whether the baseline is made, or shrunk to what is still found. */
  readonly writesBaseline: boolean;
  /**
   * Of which exemptions, by their codes, it is told that nothing was found for them: by default of all but those of queries,
   * which are looked at in a run of their own.
   */
  readonly tellsUnused?: boolean | ((code: string) => boolean);
  /** Whether it is about changes of the catalog, whose exemptions are of use for nothing else; by default it is not. */
  readonly isDiff?: boolean;
}

/**
 * Marks what exemptions and the baseline let pass, and adds what is wrong with these.
 *
 * @param sections - of a report
 * @throws FileError where the baseline cannot be read or written
 */
export async function letPass(
  sections: readonly ReportSection[],
  { configuration, baseline, writesBaseline, tellsUnused = true, isDiff = false }: Leniency,
): Promise<readonly ReportSection[]> {
  const exempted = await exempt(sections, configuration, isDiff, (code) =>
    typeof tellsUnused === 'boolean' ? tellsUnused && !isOfQueries(code) : tellsUnused(code),
  );
  if (baseline === undefined) return exempted;
  const { readBaseline } = await import('../exemptions/baseline.js');
  if (writesBaseline) {
    const { writeBaseline } = await import('../exemptions/write-baseline.js');
    const existing = existsSync(baseline) ? await readBaseline(baseline) : undefined;
    // It only shrinks: what is not found now because it could not be looked for could never be added.
    if (!existing && sections.some(({ unchecked }) => unchecked)) {
      process.stderr.write(
        `check-metrics: ${printable(shownPath(baseline))} is not written, since not everything could be checked\n`,
      );
      return exempted;
    }
    const entries = await writeBaseline(baseline, exempted, existing);
    const count = entries.reduce((sum, entry) => sum + entry.count, 0);
    process.stderr.write(
      `check-metrics: ${printable(shownPath(baseline))} has ${String(count)} finding${count === 1 ? '' : 's'}\n`,
    );
  }
  const { applyBaseline } = await import('../exemptions/apply-baseline.js');
  return applyBaseline(exempted, await readBaseline(baseline));
}

async function exempt(
  sections: readonly ReportSection[],
  configuration: LoadedConfig | undefined,
  isDiff: boolean,
  tellsUnused: (code: string) => boolean,
): Promise<readonly ReportSection[]> {
  const all = configuration?.config.exemptions ?? [];
  const own = [...all.entries()].filter(([, { code }]) => code.startsWith('diff/') === isDiff);
  if (!configuration || own.length === 0) return sections;
  const { applyExemptions } = await import('../exemptions/apply-exemptions.js');
  const { exemptionPlaces } = await import('../exemptions/exemption-places.js');
  const placeOf = exemptionPlaces(configuration.path, all);
  const exempted = applyExemptions(sections, {
    exemptions: own.map(([, exemption]) => exemption),
    configPath: configuration.path,
    placeOf: (index) => placeOf(own[index]?.[0] ?? index),
    today: today(),
    tellsUnused,
  });
  return isDiff ? exempted.map(withUnusedAsWarning) : exempted;
}

/** A change is announced until it has landed, and whoever comes next has nothing to do with it. */
function withUnusedAsWarning(section: ReportSection): ReportSection {
  return {
    ...section,
    findings: section.findings.map((finding) =>
      finding.code === 'exemption/unused' ? { ...finding, severity: 'warning' } : finding,
    ),
  };
}

/** Whether an exemption is of queries and of nothing else. */
export function isOfQueries(code: string): boolean {
  return code.startsWith('query/');
}
