import type { Colors } from 'picocolors/types.js';

import { counted } from '../../lint/tally.js';
import { LONGEST } from '../finding-words.js';
import type { Report, ReportSection, TargetSummary } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { verdictLine } from '../report-totals.js';
import { shortened } from '../shortened.js';
import { metricTable } from './metric-table.js';
import { prettyFinding } from './pretty-finding.js';

/**
 * A report for a person: of each section its figures, of a target a table of its metrics, then every finding with its
 * place and what to do; the verdict last.
 */
export function* prettyReport(report: Report, context: ReportContext): Generator<string> {
  const { colors } = context;
  for (const section of report.sections) yield `${prettySection(section, context).join('\n')}\n\n`;
  const verdict = verdictLine(report);
  yield `${verdict.startsWith('✓') ? colors.green(verdict) : colors.red(verdict)}\n`;
}

/** A section of a report for a person, in lines. */
export function prettySection(section: ReportSection, context: ReportContext): string[] {
  const { colors } = context;
  const { unchecked, summary, findings } = section;
  const counting = findings.filter(({ exempted }) => !exempted);
  const exempted = findings.filter((finding) => finding.exempted?.by === 'exemption');
  const known = findings.length - counting.length - exempted.length;
  const table = summary ? metricTable(summary.metrics, findings, colors).map((line) => `  ${line}`) : [];
  const details = [
    ...[...counting, ...exempted].flatMap((finding) => prettyFinding(finding, section, context)),
    ...(known > 0 ? [`  ${colors.dim(`${counted(known, 'finding')} of the baseline`)}`] : []),
  ];
  return [
    headline(section, colors),
    ...(unchecked
      ? [
          `  ${shortened(unchecked.message, LONGEST.message)} ${colors.dim(`[${shortened(unchecked.code, LONGEST.name)}]`)}`,
          `  ${colors.dim('fix')} ${shortened(unchecked.fix, LONGEST.message)}`,
        ]
      : []),
    // Of what could not be checked "no findings" would sound like praise.
    ...(unchecked && !summary && findings.length === 0 ? [] : [`  ${figures(section)}`]),
    ...table,
    ...(table.length > 0 && details.length > 0 ? [''] : []),
    ...details,
  ];
}

function headline({ name, address, unchecked, summary, findings }: ReportSection, colors: Colors): string {
  const isBad = unchecked ?? findings.some(({ severity, exempted }) => severity === 'error' && !exempted);
  const failure = summary ? 'could not be checked to the end' : 'could not be checked';
  return [
    isBad ? colors.red('✗') : colors.green('✓'),
    colors.bold(shortened(name, LONGEST.address)),
    ...(address === undefined ? [] : [colors.dim(shortened(address, LONGEST.address))]),
    ...(unchecked ? [colors.red(failure)] : []),
  ].join(' ');
}

function figures({ summary, fleet, findings }: ReportSection): string {
  const counting = findings.filter(({ exempted }) => !exempted).length;
  const exempted = findings.filter((finding) => finding.exempted?.by === 'exemption').length;
  return [
    ...(fleet ? [`${String(fleet.up)} up`, `${String(fleet.down)} down`] : []),
    ...(summary ? targetFigures(summary) : []),
    counted(counting, 'finding'),
    ...(exempted > 0 ? [`${String(exempted)} exempted`] : []),
  ].join(', ');
}

function targetFigures(summary: TargetSummary): string[] {
  const { families, series, catalogSeries, worstCase, coverage, scrapes } = summary;
  return [
    `${String(coverage.present)} of ${counted(coverage.required, 'required metric')}`,
    counted(families, 'family', 'families'),
    counted(series, 'series', 'series'),
    `${String(catalogSeries)} of at worst ${String(worstCase)} in the catalog`,
    ...(scrapes > 1 ? [`${String(scrapes)} scrapes`] : []),
  ];
}
