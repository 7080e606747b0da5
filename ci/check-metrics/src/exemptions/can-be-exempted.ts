import type { ReportedFinding, ReportSection } from '../report/report.js';

/**
 * Whether a finding can be let pass: one about exemptions and the baseline cannot, for then nobody would see that they
 * are outdated.
 */
export function canBeExempted({ kind }: ReportSection, { code }: ReportedFinding): boolean {
  return kind !== 'configuration' && !/^(?:exemption|baseline)\//.test(code);
}
