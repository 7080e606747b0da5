import { prettySection, printable, type ReportContext, totalsOf } from '@ibex/check-metrics';
import Table from 'cli-table3';
import type { Colors } from 'picocolors/types.js';

import { type CatalogCheck, outcomeOf } from './check-catalog.js';
import {
  countProblems,
  countServiceProblems,
  type GateReport,
  type ServiceReport,
  verdictOf,
} from './gate-report.js';
import type { LintExemption } from './lint-exemption.js';
import { describePlace } from './lint-place.js';
import type { LintReport } from './lint-repository.js';
import { checkedSection } from './report-of-gate.js';

/**
 * Renders a report for a person.
 *
 * @param report - of `runGate`
 * @param context - colours, and what paths are told relative to
 */
export function printReport(report: GateReport, context: ReportContext): string {
  const { colors } = context;
  return [
    ...(report.lint ? [lintSection(report.lint, colors)] : []),
    ...(report.catalog.length > 0 ? [catalogSection(report.catalog, colors)] : []),
    ...report.catalog.flatMap((check) => catalogDetails(check, context)),
    ...(report.services.length > 0 ? [servicesSection(report, colors)] : []),
    ...report.services.flatMap((service) => serviceDetails(service, report, context)),
    ...(report.wrongAnswers.length > 0 ? [list('Wrong answers', report.wrongAnswers, colors)] : []),
    ...(report.failures.length > 0
      ? [
          list(
            'Could not be done',
            report.failures.map(({ step, message }) => `${step}: ${message}`),
            colors,
          ),
        ]
      : []),
    verdictLine(report, colors),
  ].join('\n\n');
}

function lintSection({ files, problems, exemptions }: LintReport, colors: Colors): string {
  const title = `${colors.bold('Lint')} ${counted(files, 'file')}, ${counted(problems.length, 'problem')}, ${counted(exemptions.length, 'exemption')}`;
  return [
    title,
    ...problems.map(
      ({ place, rule, message }) =>
        `  ${colors.red('error')} ${printable(describePlace(place))} ${printableLines(message)} ${colors.dim(`[${rule}]`)}`,
    ),
    ...exemptions.map((exemption) => exemptionLine(exemption, colors)),
  ].join('\n');
}

function exemptionLine(exemption: LintExemption, colors: Colors): string {
  const { rule, reason, until } = exemption;
  const why = [until === undefined ? '' : `until ${until}`, reason || 'no reason given'].filter(Boolean);
  return `  ${colors.dim('exempt')} ${printable(extentOf(exemption))} ${colors.dim(`[${rule}]`)} ${printable(why.join(': '))}`;
}

function extentOf({ place: first, kind, problems = 0 }: LintExemption): string {
  const place = describePlace(first);
  if (kind === 'configuration comment') return `${place} for the whole file`;
  const places = problems > 1 ? `${place} and ${counted(problems - 1, 'more place')}` : place;
  return kind === 'bulk suppression' ? `${places} in bulk` : places;
}

function catalogSection(checks: readonly CatalogCheck[], colors: Colors): string {
  return checks.map((check) => `${colors.bold(check.title)} ${printable(outcomeOf(check))}`).join('\n');
}

/** Warnings are counted, and told by the command. */
function catalogDetails({ sections, command }: CatalogCheck, context: ReportContext): string[] {
  const { colors } = context;
  const bad = sections.filter(
    (section) => totalsOf({ sections: [section] }).errors > 0 || section.unchecked !== undefined,
  );
  if (bad.length === 0) return [];
  const lines = bad.map((section) => prettySection(section, context).join('\n'));
  return [[...lines, colors.dim(`${command} tells the same`)].join('\n\n')];
}

function servicesSection({ services, requestCount }: GateReport, colors: Colors): string {
  const table = new Table({
    head: [
      'service',
      'scraped',
      'required',
      'families',
      'series',
      'catalog series',
      'worst case',
      'problems',
      'promtool',
    ],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  table.push(...services.map(row));
  return `${colors.bold('Services')} after ${counted(requestCount, 'request')}\n${table.toString()}`;
}

function row(service: ServiceReport): string[] {
  const problems = String(countServiceProblems(service));
  if ('couldNotCheck' in service.check) {
    return [
      service.service,
      service.check.target,
      '-',
      '-',
      '-',
      '-',
      '-',
      problems,
      service.promtool.status,
    ];
  }
  const { coverage, families, series, catalogSeries, worstCase } = service.check.report;
  return [
    service.service,
    service.check.target,
    `${String(coverage.present)}/${String(coverage.required)}`,
    String(families),
    String(series),
    String(catalogSeries),
    String(worstCase),
    problems,
    service.promtool.status,
  ];
}

function serviceDetails(
  { service, check, promtool, leaks }: ServiceReport,
  { definitionOf }: GateReport,
  context: ReportContext,
): string[] {
  const { colors } = context;
  const hasFindings = 'couldNotCheck' in check || check.report.findings.length > 0;
  return [
    ...(hasFindings ? [prettySection(checkedSection(service, check, definitionOf), context).join('\n')] : []),
    ...(promtool.status === 'rejected' ? [list(`promtool on ${service}`, promtool.lines, colors)] : []),
    ...(leaks.length > 0
      ? [
          list(
            `Identifiers exposed by ${service}`,
            leaks.map(
              ({ kind, line }) => `line ${String(line)} holds the ${kind} that requests were made with`,
            ),
            colors,
          ),
        ]
      : []),
  ];
}

function verdictLine(report: GateReport, colors: Colors): string {
  const seconds = `${(report.duration / 1000).toFixed(1)} s`;
  switch (verdictOf(report)) {
    case 'passed':
      return colors.green(`✓ the gate passed in ${seconds}`);
    case 'failed':
      return colors.red(`✗ the gate failed in ${seconds}: ${counted(countProblems(report), 'problem')}`);
    case 'could not check':
      return colors.red(`✗ the gate could not check everything; it gave up after ${seconds}`);
  }
}

function list(title: string, lines: readonly string[], colors: Colors): string {
  return [
    colors.bold(title),
    ...lines.map((line) => `  ${colors.red('error')} ${printableLines(line)}`),
  ].join('\n');
}

// What programs and the linter say may have several lines.
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
