import { type LoadedCatalog, type TargetResult, totalsOf } from '@ibex/check-metrics';

import type { CatalogCheck } from './check-catalog.js';
import type { LintReport } from './lint-repository.js';
import type { PromtoolResult } from './run-promtool.js';

/** A service as the gate found it. */
export interface ServiceReport {
  readonly service: string;
  readonly check: TargetResult;
  readonly promtool: PromtoolResult;
  /** Known identifiers that stand in the scrape: `kind` says which, never the identifier itself. */
  readonly leaks: readonly { readonly kind: string; readonly line: number }[];
}

/** A step that could not be done at all. */
export interface GateFailure {
  readonly step: string;
  readonly message: string;
}

/** Where a metric of the catalog is defined. */
export type DefinitionOf = LoadedCatalog['definitionOf'];

/** Everything one run of the gate found out. */
export interface GateReport {
  /** Absent where the lint was left out or could not run. */
  readonly lint?: LintReport;
  /** Of its documentation, of queries for it, and of its changes: those that could be made. */
  readonly catalog: readonly CatalogCheck[];
  readonly services: readonly ServiceReport[];
  /** Requests that were not answered as they should be. */
  readonly wrongAnswers: readonly string[];
  readonly requestCount: number;
  readonly failures: readonly GateFailure[];
  /** Where the metrics are defined that services are checked for. */
  readonly definitionOf?: DefinitionOf;
  /** In milliseconds. */
  readonly duration: number;
}

/** How the gate ends: clean, with findings, or without having checked everything. */
export type GateVerdict = 'passed' | 'failed' | 'could not check';

/** The verdict of a run; what could not be checked weighs more than what was found. */
export function verdictOf(report: GateReport): GateVerdict {
  if (report.failures.length > 0) return 'could not check';
  if (report.catalog.some(({ sections }) => totalsOf({ sections }).unchecked > 0)) return 'could not check';
  if (report.services.some(({ check }) => 'couldNotCheck' in check)) return 'could not check';
  return countProblems(report) === 0 ? 'passed' : 'failed';
}

/** How many problems make the gate fail. Warnings of a check are reported and do not count. */
export function countProblems({ lint, catalog, services, wrongAnswers }: GateReport): number {
  return (
    (lint?.problems.length ?? 0) +
    totalsOf({ sections: catalog.flatMap(({ sections }) => sections) }).errors +
    wrongAnswers.length +
    services.reduce((sum, service) => sum + countServiceProblems(service), 0)
  );
}

/** How many of them a service has. */
export function countServiceProblems({ check, promtool, leaks }: ServiceReport): number {
  const errors =
    'report' in check ? check.report.findings.filter(({ severity }) => severity === 'error').length : 1;
  return errors + leaks.length + (promtool.status === 'rejected' ? promtool.lines.length : 0);
}
