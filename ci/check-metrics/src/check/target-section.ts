import { type Catalog, metricBound } from '@ibex/catalog';

import type { CheckReport } from '../assert/check-exposition.js';
import type { Finding, SourcePlace } from '../finding/finding.js';
import type { Excerpt } from '../report/excerpt.js';
import type { MetricSummary, ReportSection, TargetSummary, Unchecked } from '../report/report.js';

/** What came of checking a target. */
export interface TargetOutcome {
  readonly name: string;
  /** Where it was read, if that is not its name. */
  readonly address?: string | undefined;
  /** Of the latest scrape; absent where there was none. */
  readonly report?: CheckReport | undefined;
  /** Why it could not be checked, or not to the end. */
  readonly failure?: Unchecked | undefined;
  /** By default 1. */
  readonly scrapes?: number;
}

/** What is told of a target besides what was found. */
export interface TargetContext {
  readonly catalog: Catalog;
  /** Where a metric of the catalog is defined, as far as that is known. */
  readonly definitionOf?: ((metric: string) => SourcePlace | undefined) | undefined;
  readonly budgetOf?: ((metric: string) => number | undefined) | undefined;
  readonly excerpts?: ReadonlyMap<Finding, Excerpt> | undefined;
}

/** The outcome of checking a target as a section of a report. */
export function targetSection(outcome: TargetOutcome, context: TargetContext): ReportSection {
  const { name, address, report, failure, scrapes = 1 } = outcome;
  const { excerpts, definitionOf } = context;
  return {
    kind: 'target',
    name,
    ...(address !== undefined && address !== name && { address }),
    ...(failure && { unchecked: { code: failure.code, message: failure.message, fix: failure.fix } }),
    findings: (report?.findings ?? []).map((finding) => {
      const excerpt = excerpts?.get(finding);
      const source = finding.metric === undefined ? undefined : definitionOf?.(finding.metric);
      return { ...finding, ...(excerpt && { excerpt }), ...(source && { source }) };
    }),
    ...(report && { summary: summaryOf(report, scrapes, context), exposition: report.exposition }),
  };
}

function summaryOf(
  report: CheckReport,
  scrapes: number,
  { catalog, budgetOf }: TargetContext,
): TargetSummary {
  const { families, series, catalogSeries, worstCase, coverage, metrics } = report;
  const definitions = new Map(catalog.metrics.map((definition) => [definition.name, definition]));
  return {
    families,
    series,
    catalogSeries,
    worstCase,
    coverage,
    scrapes,
    metrics: metrics.flatMap((metric): MetricSummary[] => {
      const definition = definitions.get(metric.name);
      const budget = budgetOf?.(metric.name);
      if (!definition) return [];
      return [
        {
          ...metric,
          type: definition.type,
          worstCase: metricBound(definition).series,
          ...(budget !== undefined && { budget }),
        },
      ];
    }),
  };
}
