import { resolve } from 'node:path';

import {
  type Report,
  type ReportedFinding,
  type ReportedRule,
  type ReportSection,
  type TargetResult,
  targetSection,
} from '@ibex/check-metrics';
import { ibexCatalog } from '@ibex/metrics/catalog';

import type { DefinitionOf, GateReport, ServiceReport } from './gate-report.js';
import type { LintExemption } from './lint-exemption.js';
import type { LintPlace } from './lint-place.js';
import type { LintProblem, LintReport } from './lint-repository.js';

/** What the gate finds itself; everything else has the code of who finds it. */
const GATE_CODES = {
  'gate/wrong-answer': 'A request was not answered as it should be.',
  'gate/promtool': 'promtool check metrics objects to what a service exposes.',
  'gate/identifier-exposed': 'An identifier that requests were made with stands in a scrape.',
} as const;

type GateCode = keyof typeof GATE_CODES;

/**
 * What the gate found, in the form that the outputs of `check-metrics` are made from: what the linter says of the code
 * and what the checker says of the services, side by side.
 *
 * @param report - of `runGate`
 * @param root - the folder that was linted
 */
export function reportOfGate(report: GateReport, root: string): Report {
  return {
    sections: [
      ...(report.lint ? [lintSection(report.lint, root)] : []),
      ...report.catalog.flatMap(({ sections }) => sections),
      ...report.services.map((service) => serviceSection(service, report.definitionOf)),
      ...trafficSection(report),
      ...report.failures.map(({ step, message }): ReportSection => {
        const fix = 'see what it says, and run the gate again';
        return {
          kind: 'configuration',
          name: step,
          unchecked: { code: 'gate/step-failed', message, fix },
          findings: [],
        };
      }),
    ],
    rules: [
      ...lintRules(report.lint),
      ...Object.entries(GATE_CODES).map(([code, description]) => ({ code, description })),
    ],
  };
}

function lintSection({ problems, exemptions }: LintReport, root: string): ReportSection {
  return {
    kind: 'lint',
    name: 'lint',
    findings: [
      ...problems.map((problem) => lintFinding(problem, root)),
      ...exemptions.map((exemption) => exemptedFinding(exemption, root)),
    ],
  };
}

function lintFinding({ rule, message, place }: LintProblem, root: string): ReportedFinding {
  return { code: rule, severity: 'error', message, source: sourceOf(place, root) };
}

function exemptedFinding(
  { rule, reason, until, place, problems }: LintExemption,
  root: string,
): ReportedFinding {
  return {
    code: rule,
    severity: 'error',
    message: extentOf(problems),
    source: sourceOf(place, root),
    exempted: { by: 'exemption', reason: reason || 'no reason given', ...(until !== undefined && { until }) },
  };
}

function extentOf(problems: number | undefined): string {
  if (problems === undefined) return 'turned off for the file';
  return problems === 1 ? 'let pass here' : `let pass here and in ${String(problems - 1)} more places`;
}

function sourceOf({ file, line, column }: LintPlace, root: string) {
  // ESLint has column 0 for what is about a whole line.
  return { file: resolve(root, file), line: Math.max(line, 1), column: Math.max(column, 1) };
}

function lintRules(lint: LintReport | undefined): ReportedRule[] {
  return (lint?.rules ?? []).map(({ name, description, url }) => ({
    code: name,
    description,
    ...(url !== undefined && { helpUri: url }),
  }));
}

function serviceSection(
  { service, check, promtool, leaks }: ServiceReport,
  definitionOf?: DefinitionOf,
): ReportSection {
  const section = checkedSection(service, check, definitionOf);
  const objections = promtool.status === 'rejected' ? promtool.lines : [];
  return {
    ...section,
    findings: [
      ...section.findings,
      ...objections.map((line) =>
        gateFinding('gate/promtool', line, 'correct it: the format and the names are judged by promtool'),
      ),
      ...leaks.map(({ kind, line }) =>
        gateFinding(
          'gate/identifier-exposed',
          `holds the ${kind} that requests were made with`,
          'record no value that comes from a request',
          line,
        ),
      ),
    ],
  };
}

/** What the checker says of a service, for whoever shows that alone. */
export function checkedSection(
  name: string,
  check: TargetResult,
  definitionOf?: DefinitionOf,
): ReportSection {
  const outcome = 'report' in check ? { report: check.report } : { failure: check.couldNotCheck };
  return targetSection(
    { name, address: check.target, ...outcome },
    { catalog: ibexCatalog, definitionOf, excerpts: 'excerpts' in check ? check.excerpts : undefined },
  );
}

function trafficSection({ wrongAnswers }: GateReport): ReportSection[] {
  if (wrongAnswers.length === 0) return [];
  return [
    {
      kind: 'configuration',
      name: 'traffic',
      findings: wrongAnswers.map((message) =>
        gateFinding('gate/wrong-answer', message, 'see the log of the service'),
      ),
    },
  ];
}

function gateFinding(code: GateCode, message: string, fix: string, line?: number): ReportedFinding {
  return { code, severity: 'error', message, fix, ...(line !== undefined && { line, column: 1 }) };
}
