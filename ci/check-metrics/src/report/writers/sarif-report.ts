import type { Log, ReportingDescriptor, Result, Run } from 'sarif';

import { describeCode } from '../describe-code.js';
import { type IdentifiedFinding, identifiedFindings } from '../finding-identity.js';
import { LONGEST, nameAndAddress } from '../finding-words.js';
import type { Report } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { safeJson } from '../safe-json.js';
import { shortened } from '../shortened.js';
import { ownVersion } from './own-version.js';
import { sarifResult } from './sarif-result.js';

/** A report for code hosts and editors, in the Static Analysis Results Interchange Format. */
export function* sarifReport(report: Report, context: ReportContext): Generator<string> {
  yield `${safeJson(sarifLog(report, context))}\n`;
}

/**
 * A report as a log of SARIF 2.1.0. Nothing in it says where on this machine the repository is: files are relative to
 * `%SRCROOT%`, which whoever reads it knows.
 */
export function sarifLog(report: Report, context: ReportContext): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report, context)],
  };
}

function runOf(report: Report, context: ReportContext): Run {
  const findings = identifiedFindings(report, context.root);
  const rules = new Descriptors(report, findings);
  const unchecked = report.sections.flatMap((section) =>
    section.unchecked ? [{ section, unchecked: section.unchecked }] : [],
  );
  const notifications = new Descriptors(
    report,
    unchecked.map(({ unchecked: { code } }) => ({ finding: { code, severity: 'error' as const } })),
  );
  return {
    tool: {
      driver: {
        name: 'check-metrics',
        version: ownVersion(),
        rules: rules.all,
        ...(notifications.all.length > 0 && { notifications: notifications.all }),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: unchecked.length === 0,
        toolExecutionNotifications: unchecked.map(({ section, unchecked: { code, message, fix } }) => ({
          descriptor: { id: shortened(code, LONGEST.name), index: notifications.indexOf(code) },
          level: 'error',
          message: {
            text: `${nameAndAddress(section)} could not be checked: ${shortened(message, LONGEST.message)}\nfix: ${shortened(fix, LONGEST.message)}`,
          },
        })),
      },
    ],
    results: findings.map((finding): Result =>
      sarifResult(finding, rules.indexOf(finding.finding.code), context),
    ),
  };
}

/** What the codes that occur stand for, in the order they occur. */
class Descriptors {
  readonly all: ReportingDescriptor[];
  readonly #indices = new Map<string, number>();

  constructor(
    { rules = [] }: Report,
    occurring: readonly { readonly finding: Pick<IdentifiedFinding['finding'], 'code' | 'severity'> }[],
  ) {
    const levels = new Map<string, 'error' | 'warning'>();
    for (const { finding } of occurring) {
      if (levels.get(finding.code) !== 'error') levels.set(finding.code, finding.severity);
    }
    this.all = [...levels].map(([code, level], index) => {
      this.#indices.set(code, index);
      const text = shortened(describeCode(code, rules), LONGEST.message);
      const helpUri = rules.find((rule) => rule.code === code)?.helpUri;
      return {
        id: shortened(code, LONGEST.name),
        shortDescription: { text },
        // A code host wants all three, and there is no more to say.
        fullDescription: { text },
        help: { text },
        defaultConfiguration: { level },
        ...(helpUri !== undefined && URL.canParse(helpUri) && { helpUri: new URL(helpUri).href }),
      };
    });
  }

  indexOf(code: string): number {
    return this.#indices.get(code) ?? -1;
  }
}
