import { EXIT_CODES } from '../../command-line/exit-codes.js';
import { safeJson } from '../../report/safe-json.js';
import type { CardinalityReport, SeriesFigures } from '../cardinality-report.js';
import { exceededBudgets } from '../exceeded-budgets.js';

/** Changes with what makes an old reader misread a new document; `schemas/cardinality.schema.json` describes it. */
const VERSION = 1;

/** The figures for a program: all of them. */
export function jsonCardinality(report: CardinalityReport): string {
  const { total, services, metrics, labels, target } = report;
  const exceeded = exceededBudgets(report);
  const document = {
    version: VERSION,
    exitCode: exceeded.length > 0 ? EXIT_CODES.findings : EXIT_CODES.clean,
    total: figuresOf(total),
    services: services.map((service) => ({
      name: service.name,
      metrics: service.metrics,
      ...figuresOf(service),
    })),
    metrics: metrics.map((metric) => ({
      name: metric.name,
      type: metric.type,
      ...figuresOf(metric),
      labels: metric.labels,
    })),
    labels,
    target,
    exceeded,
  };
  return `${safeJson(document)}\n`;
}

function figuresOf({ worstCase, budget, actual }: SeriesFigures): object {
  return { worstCase, budget, actual, distance: actual === undefined ? undefined : worstCase - actual };
}
