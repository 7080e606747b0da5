import type { Catalog } from '@ibex/catalog';
import { type ExpositionReport, formatOfContentType, validateExposition } from '@ibex/exposition';

import { asTextFormat } from '../assert/as-text-format.js';
import type { PlannedTarget } from '../check/plan-targets.js';
import { CodedError } from '../command-line/coded-error.js';
import { UserError } from '../command-line/user-error.js';
import { LONGEST } from '../report/finding-words.js';
import { shortened } from '../report/shortened.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { readTarget, type TargetBody } from '../target/read-target.js';
import { nameOf } from '../target/target.js';
import type { TargetCount } from './catalog-cardinality.js';

/** How a target is counted. */
export interface CountOptions {
  readonly catalog: Catalog;
  /** The most series of a target altogether. */
  readonly seriesBudget?: number | undefined;
  /** Gives up, and its reason is thrown. */
  readonly cancelSignal: AbortSignal;
}

/**
 * Counts the series of a target. A program is started for it, and stopped.
 *
 * @throws UserError for one that cannot be read, whose body is no exposition, or which has nothing of the catalog
 */
export async function countTarget(
  planned: PlannedTarget,
  { catalog, seriesBudget, cancelSignal }: CountOptions,
): Promise<TargetCount> {
  const name = 'target' in planned ? nameOf(planned.target) : planned.name;
  const { body, contentType, address } = await bodyOf(planned, name, cancelSignal);
  const { families } = readable(name, body, contentType);
  const byName = new Map(families.map((family) => [family.name, family]));
  const declared = new Set(catalog.metrics.map((metric) => metric.name));
  const seriesIn = (isOwn: boolean): number =>
    families.reduce((sum, family) => sum + (declared.has(family.name) === isOwn ? family.seriesCount : 0), 0);
  const otherSeries = seriesIn(false);
  if (seriesIn(true) === 0) throw nothingOf(catalog, name, otherSeries);
  return {
    target: {
      name,
      ...(address !== undefined && address !== name && { address }),
      series: seriesIn(true) + otherSeries,
      otherFamilies: families.filter((family) => !declared.has(family.name) && family.sampleCount > 0).length,
      otherSeries,
      ...(seriesBudget !== undefined && { budget: seriesBudget }),
    },
    seriesOf: (metric) => byName.get(metric)?.seriesCount ?? 0,
    valuesOf: (metric, label) =>
      byName.get(metric)?.labelValueCounts?.find((counted) => counted.name === label)?.values ?? 0,
  };
}

async function bodyOf(planned: PlannedTarget, name: string, cancelSignal: AbortSignal): Promise<TargetBody> {
  try {
    if ('fault' in planned) throw planned.fault;
    const { target, limits, access } = planned;
    const options = { limits, cancelSignal, ...(access && { access }) };
    if (target.kind !== 'program') return await readTarget(target, options);
    // Loaded only where it is needed: few targets are started.
    const { startTarget } = await import('../target/start-target.js');
    await using started = await startTarget(target, { cancelSignal });
    return await readTarget(started.target, options);
  } catch (error) {
    if (!(error instanceof CouldNotCheckError)) throw error;
    throw new CodedError(error.code, couldNotCount(name, error.message), error.fix);
  }
}

/** A body that Prometheus refuses, or that is not read to its end, has no number of series. */
function readable(name: string, body: Uint8Array, contentType: string | undefined): ExpositionReport {
  const format = formatOfContentType(contentType ?? '') ?? 'text';
  const report = validateExposition(body, {
    format,
    lint: false,
    valueShapes: false,
    countLabelValues: true,
  });
  const fault = report.problems.find(({ code }) => /^(?:syntax|limit)\//.test(code));
  if (report.valid && !fault) return format === 'openmetrics' ? asTextFormat(report) : report;
  const place = fault?.line === undefined ? '' : `line ${String(fault.line)}: `;
  const reason = fault ? `${place}${shortened(fault.message, LONGEST.message)}` : 'it is no exposition';
  throw new UserError(`${couldNotCount(name, reason)}; mend what check-metrics check finds in it`);
}

function nothingOf({ prefix }: Catalog, name: string, others: number): UserError {
  const reason = `it has no series of the catalog, whose names begin with "${shortened(prefix, LONGEST.name)}_", and ${String(others)} of others`;
  return new UserError(
    `${couldNotCount(name, reason)}; give a target of this catalog, or its own with --catalog`,
  );
}

function couldNotCount(name: string, reason: string): string {
  return `the series of ${shortened(name, LONGEST.address)} could not be counted: ${reason}`;
}
