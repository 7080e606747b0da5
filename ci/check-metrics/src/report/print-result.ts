import type { Colors } from 'picocolors/types.js';

import type { TargetResult } from '../check/check-target.js';
import type { CheckReport } from '../assert/check-exposition.js';
import type { Finding } from '../finding/finding.js';
import { printable } from './printable.js';

/**
 * Renders the outcome of a check for a person: a line of figures, then every finding with its place in the
 * body and what to do.
 *
 * @param result - of `checkTarget`
 * @param colors - of picocolors; switched off they add nothing
 * @returns lines without a trailing line feed
 */
export function printResult(result: TargetResult, colors: Colors): string {
  const target = colors.bold(printable(result.target));
  if ('couldNotCheck' in result) {
    const { code, message, fix } = result.couldNotCheck;
    return [
      `${colors.red('✗')} ${target} ${colors.red('could not be checked')}`,
      `  ${printable(message)} ${colors.dim(`[${code}]`)}`,
      `  ${colors.dim('fix')} ${printable(fix)}`,
    ].join('\n');
  }
  const { findings } = result.report;
  const mark = findings.some(({ severity }) => severity === 'error') ? colors.red('✗') : colors.green('✓');
  return [
    `${mark} ${target}`,
    `  ${figures(result.report)}`,
    ...findings.flatMap((finding) => printFinding(finding, colors)),
  ].join('\n');
}

/** The figures of a report in a line. */
export function figures({
  families,
  series,
  catalogSeries,
  worstCase,
  required,
  findings,
}: CheckReport): string {
  const present = required.filter(({ presence }) => presence === 'present').length;
  return [
    `${String(present)} of ${String(required.length)} required metrics`,
    `${String(families)} families`,
    `${String(series)} series`,
    `${String(catalogSeries)} of at worst ${String(worstCase)} in the catalog`,
    findings.length === 1
      ? '1 finding'
      : `${findings.length === 0 ? 'no' : String(findings.length)} findings`,
  ].join(', ');
}

function printFinding(
  { severity, line, column, metric, message, code, fix }: Finding,
  colors: Colors,
): string[] {
  const place = line === undefined ? '' : `${String(line)}:${String(column ?? 1)} `;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  return [
    `  ${colors.dim(place)}${paint(severity)} ${metric === undefined ? '' : `${colors.bold(printable(metric))}: `}${printable(message)} ${colors.dim(`[${code}]`)}`,
    ...(fix === undefined ? [] : [`    ${colors.dim('fix')} ${printable(fix)}`]),
  ];
}
