import type { ReportedFinding, ReportSection } from '../report/report.js';
import type { Redactor } from '../target/redact.js';

/**
 * A section in which no text from the server has the credentials in it that the server was sent. They are not taken out
 * before: a job may well be called as the password is, and be asked about under its name.
 */
export function withoutCredentials(section: ReportSection, redactor: Redactor): ReportSection {
  const { name, unchecked, findings } = section;
  return {
    ...section,
    name: redactor.text(name),
    ...(unchecked && { unchecked: { ...unchecked, message: redactor.text(unchecked.message) } }),
    findings: findings.map((finding) => findingWithout(finding, redactor)),
  };
}

function findingWithout(finding: ReportedFinding, redactor: Redactor): ReportedFinding {
  const { metric, label, message, instances } = finding;
  return {
    ...finding,
    ...(metric !== undefined && { metric: redactor.text(metric) }),
    ...(label !== undefined && { label: redactor.text(label) }),
    message: redactor.text(message),
    ...(instances && {
      instances: { ...instances, names: instances.names.map((name) => redactor.text(name)) },
    }),
  };
}
