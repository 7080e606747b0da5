import type { Exemption } from '../config/config.js';
import { glob } from '../config/glob.js';
import { shownPath } from '../config/shown-path.js';
import type { SourcePlace } from '../finding/finding.js';
import type { ReportedFinding, ReportSection } from '../report/report.js';
import { canBeExempted } from './can-be-exempted.js';

/** The exemptions of a configuration, and what is to be known to apply them. */
export interface ConfiguredExemptions {
  readonly exemptions: readonly Exemption[];
  /** The file they are in, absolute. */
  readonly configPath: string;
  /** Where each of them stands, by its index. */
  readonly placeOf: (index: number) => SourcePlace;
  /** The day it is, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether it is told of an exemption, by its code, that it exempts nothing; by default it is. */
  readonly tellsUnused?: (code: string) => boolean;
}

/**
 * Marks the findings that the exemptions of a configuration let pass. What could not be checked stays so: an exemption is
 * about findings.
 *
 * @param sections - of a report
 * @param configured - the exemptions
 * @returns the sections, and one for the configuration where an exemption has expired or matches no finding
 */
export function applyExemptions(
  sections: readonly ReportSection[],
  { exemptions, configPath, placeOf, today, tellsUnused = () => true }: ConfiguredExemptions,
): ReportSection[] {
  const appliers = exemptions.map((exemption, index) => new Applier(exemption, index, today));
  const applied = sections.map((section) => ({
    ...section,
    findings: section.findings.map((finding) => apply(appliers, section, finding)),
  }));
  const findings = appliers.flatMap((applier) => applier.faults(sections, placeOf, tellsUnused));
  if (findings.length === 0) return applied;
  return [...applied, { kind: 'configuration', name: shownPath(configPath), findings }];
}

function apply(
  appliers: readonly Applier[],
  section: ReportSection,
  finding: ReportedFinding,
): ReportedFinding {
  if (!canBeExempted(section, finding)) return finding;
  // All that match are of use, not only the one that is named.
  const [first] = appliers.filter((applier) => applier.applyTo(section, finding));
  if (!first || finding.exempted) return finding;
  const { reason, until } = first.exemption;
  return {
    ...finding,
    exempted: { by: 'exemption', reason, ...(until !== undefined && { until }) },
  };
}

class Applier {
  readonly exemption: Exemption;
  readonly #index: number;
  readonly #isExpired: boolean;
  readonly #matchesCode: (text: string) => boolean;
  readonly #matchesMetric: ((text: string) => boolean) | undefined;
  readonly #matchesTarget: (text: string) => boolean;
  #isUsed = false;

  constructor(exemption: Exemption, index: number, today: string) {
    const { code, metric, target, until } = exemption;
    this.exemption = exemption;
    this.#index = index;
    this.#isExpired = until !== undefined && until < today;
    this.#matchesCode = glob(code);
    this.#matchesMetric = metric === undefined ? undefined : glob(metric);
    this.#matchesTarget = target === undefined ? () => true : glob(target);
  }

  /** Whether the finding is let pass by this one, which is of use then. */
  applyTo(section: ReportSection, { code, metric }: ReportedFinding): boolean {
    const matches =
      !this.#isExpired &&
      this.#matchesCode(code) &&
      (this.#matchesMetric === undefined || (metric !== undefined && this.#matchesMetric(metric))) &&
      this.#concerns(section);
    this.#isUsed ||= matches;
    return matches;
  }

  /** What is wrong with the exemption, after it was applied to everything. */
  faults(
    sections: readonly ReportSection[],
    placeOf: (index: number) => SourcePlace,
    tellsUnused: (code: string) => boolean,
  ): ReportedFinding[] {
    const { code, reason, until } = this.exemption;
    if (this.#isExpired) {
      return [
        {
          code: 'exemption/expired',
          severity: 'error',
          message: `the exemption ${this.#shown} ended on ${String(until)}: ${reason}`,
          fix: 'mend what it let pass and remove it, or give it another date and say why',
          source: placeOf(this.#index),
        },
      ];
    }
    if (this.#isUsed || !tellsUnused(code) || !this.#isSettledBy(sections)) return [];
    return [
      {
        code: 'exemption/unused',
        severity: 'error',
        message: `the exemption ${this.#shown} exempts nothing: ${reason}`,
        fix: 'remove it: what it let pass is mended',
        source: placeOf(this.#index),
      },
    ];
  }

  // What could not be checked may have the finding that the exemption is for.
  #isSettledBy(sections: readonly ReportSection[]): boolean {
    const concerned = sections.filter((section) => this.#concerns(section));
    return concerned.length > 0 && concerned.every(({ unchecked }) => unchecked === undefined);
  }

  #concerns({ kind, name, address }: ReportSection): boolean {
    if (kind === 'configuration') return false;
    return this.#matchesTarget(name) || (address !== undefined && this.#matchesTarget(address));
  }

  get #shown(): string {
    const { code, metric, target } = this.exemption;
    const of = metric === undefined ? code : `${code} of ${metric}`;
    return target === undefined ? `from ${of}` : `from ${of} on ${target}`;
  }
}
