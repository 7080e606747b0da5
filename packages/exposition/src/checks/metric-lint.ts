import { lintMetric, type LintableMetric } from '@ibex/catalog/metric-lint';
import type { Place } from '../bytes/source-line.js';
import type { MetricFamilyType } from '../exposition-family.js';
import type { LateFinding } from '../problems/problem-log.js';

/** What the lint has to know of a family, once the whole body is known. */
export interface LintedFamily {
  readonly name: string;
  readonly place: Place;
  readonly type: MetricFamilyType | undefined;
  readonly help: string | undefined;
  readonly helpLine: number | undefined;
  readonly labelNames: ReadonlySet<string>;
  readonly sampleCount: number;
  readonly seriesCount: number;
}

/**
 * The findings of Prometheus' metric lint in a family, each once, at the line that mentions the family first.
 *
 * @param helpMayBeLost - whether a line that could not be read may have been its HELP line
 */
export function lintFamily(family: LintedFamily, helpMayBeLost: boolean): Iterable<LateFinding> {
  return lintAs(family.name, family, helpMayBeLost);
}

/** The same for OpenMetrics, by the name that Prometheus stores: a counter `x` has its value as `x_total`. */
export function lintOpenMetricsFamily(family: LintedFamily, helpMayBeLost: boolean): Iterable<LateFinding> {
  const { name, type } = family;
  if (type === 'counter') return lintAs(`${name}_total`, family, helpMayBeLost);
  return lintAs(type === 'info' ? `${name}_info` : name, family, helpMayBeLost);
}

function* lintAs(storedName: string, family: LintedFamily, helpMayBeLost: boolean): Generator<LateFinding> {
  // promlint never sees a family without samples.
  if (family.sampleCount === 0) return;
  const { place, name: metric } = family;
  for (const { code, message, fix } of lintMetric(toLintable(storedName, family))) {
    if (code === 'lint/help' && helpMayBeLost) continue;
    yield { code, place, metric, message, fix };
  }
}

function toLintable(name: string, family: LintedFamily): LintableMetric {
  const help = family.help ?? (family.helpLine === undefined ? undefined : UNREADABLE);
  // eslint-disable-next-line ibex-metrics/metric-naming -- no metric is made here, this is what a body has
  return { name, type: lintableType(family.type), help, labelNames: [...family.labelNames] };
}

/**
 * The newest check of promlint: metrics of one family that are told apart by nothing. `semantics/duplicate-series` says
 * where they are. A histogram or summary is never one, since equal labels make one metric of its lines.
 */
export function* lintUniqueness(family: LintedFamily): Generator<LateFinding> {
  if (family.type === 'histogram' || family.type === 'summary') return;
  if (family.sampleCount === family.seriesCount) return;
  yield {
    code: 'lint/duplicate-metric',
    place: family.place,
    metric: family.name,
    message: 'metric not unique',
    fix: 'expose each combination of label values once',
  };
}

/** Stands for a text that is there and cannot be read. */
const UNREADABLE = '\ufffd';

/** The types of OpenMetrics in terms of those that promlint knows. */
function lintableType(type: MetricFamilyType | undefined): LintableMetric['type'] {
  if (type === undefined || type === 'unknown') return 'untyped';
  return type === 'info' || type === 'stateset' ? 'gauge' : type;
}
