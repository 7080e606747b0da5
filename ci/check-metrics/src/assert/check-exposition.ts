import { type Catalog, type MetricDefinition, worstCaseSeries } from '@ibex/catalog';
import { type ExpositionFamily, formatOfContentType, validateExposition } from '@ibex/exposition';

import { adoptProblems } from './adopt-problems.js';
import { asTextFormat, sampleAsTextFormat } from './as-text-format.js';
import { assertMetric } from './assert-metric.js';
import { checkFamily } from './check-family.js';
import type { Finding } from '../finding/finding.js';
import { ObservedLabels } from './observed-labels.js';
import { checkAgreement, parseFamilies } from './parse-families.js';

/** Whether a target exposes a metric of the catalog, and with a sample, without which Prometheus has nothing. */
export type Presence = 'present' | 'declared but never sampled' | 'missing';

/** A metric of the catalog on a target. */
export interface RequiredMetric {
  readonly name: string;
  readonly presence: Presence;
  readonly series: number;
}

/** What was found in a body. */
export interface CheckReport {
  /** Families with at least one sample. */
  readonly families: number;
  readonly series: number;
  /** Series of the catalog's metrics only; comparable to {@link CheckReport.worstCase}. */
  readonly catalogSeries: number;
  /** The most series the catalog's metrics can have. */
  readonly worstCase: number;
  readonly required: readonly RequiredMetric[];
  /** In the order of the body, what has no place in it last. */
  readonly findings: readonly Finding[];
}

/**
 * Checks an exposition against a catalog: validates the text format, parses it a second time with an
 * independent parser, and asserts the catalog on the families.
 *
 * @param body - the body as it came, undecoded
 * @param catalog - what a target must expose
 * @param contentType - the content type it was declared with, which says whether it is OpenMetrics; `undefined` where
 * it is not known, as for a file
 */
export function checkExposition(body: Uint8Array, catalog: Catalog, contentType?: string): CheckReport {
  const observed = new ObservedLabels(
    new Map(catalog.metrics.map(({ name, labels }) => [name, Object.keys(labels)])),
  );
  const format = formatOfContentType(contentType ?? '') ?? 'text';
  const isOpenMetrics = format === 'openmetrics';
  const report = validateExposition(body, {
    format,
    onSample: (sample) => {
      observed.add(isOpenMetrics ? sampleAsTextFormat(sample) : sample);
    },
  });
  const exposition = isOpenMetrics ? asTextFormat(report) : report;
  const families = new Map(exposition.families.map((family) => [family.name, family]));
  const declared = new Map(catalog.metrics.map((definition) => [definition.name, definition]));

  const required = catalog.metrics.map(({ name }): RequiredMetric => {
    const family = families.get(name);
    return { name, presence: presenceOf(family), series: family?.seriesCount ?? 0 };
  });
  // Not every family without samples: one of which a line cannot be read has that as its finding.
  const unsampled = new Set(
    exposition.problems
      .filter(({ code }) => code === 'semantics/family-without-samples')
      .map(({ metric }) => metric),
  );
  const findings = [
    ...checkContentType(contentType),
    ...adoptProblems(exposition.problems, declared, observed),
    // Of a body that Prometheus cannot read, the second parser makes something else, and that may take it long.
    // OpenMetrics it does not know.
    ...(exposition.valid && !isOpenMetrics
      ? checkAgreement(exposition, parseFamilies(new TextDecoder().decode(body)))
      : []),
    ...exposition.families.flatMap((family) => checkFamily(family, catalog, observed)),
    ...catalog.metrics.flatMap((definition) =>
      assertPresence(definition, families.get(definition.name), unsampled),
    ),
    ...catalog.metrics.flatMap((definition) => {
      const family = families.get(definition.name);
      return family ? assertMetric(definition, family, observed, exposition.valid) : [];
    }),
  ];
  return {
    families: exposition.families.filter(({ sampleCount }) => sampleCount > 0).length,
    series: sum(exposition.families.map(({ seriesCount }) => seriesCount)),
    catalogSeries: sum(required.map(({ series }) => series)),
    worstCase: worstCaseSeries(catalog).total,
    required,
    findings: inOrderOfTheBody(findings),
  };
}

// By the validator, which reads what Prometheus reads; where the second parser disagrees is a finding of its own.
function presenceOf(family: ExpositionFamily | undefined): Presence {
  if (!family) return 'missing';
  return family.sampleCount > 0 ? 'present' : 'declared but never sampled';
}

function assertPresence(
  { name, help, type }: MetricDefinition,
  family: ExpositionFamily | undefined,
  unsampled: ReadonlySet<string | undefined>,
): Finding[] {
  if (!family) {
    return [
      {
        code: 'metric/missing',
        severity: 'error',
        metric: name,
        message: `required ${type} "${help}" is missing`,
        fix: 'register it, and serve the registry it is in',
      },
    ];
  }
  if (!unsampled.has(name)) return [];
  return [
    {
      code: 'metric/never-sampled',
      severity: 'error',
      metric: name,
      line: family.line,
      column: 1,
      message: 'is declared but never sampled: Prometheus drops a family without samples',
      fix: 'start its usual label sets at zero ("initial" in the catalog)',
    },
  ];
}

function checkContentType(contentType: string | undefined): Finding[] {
  if (contentType === undefined || formatOfContentType(contentType) !== undefined) return [];
  // Of a version of the text format that it does not know, Prometheus makes the one it knows.
  if (/^text\/plain\s*(?:;|$)/i.test(contentType)) return [];
  return [
    {
      code: 'target/content-type',
      severity: 'error',
      message: contentType === '' ? 'the response has no content type' : `the response is "${contentType}"`,
      fix: 'answer with "text/plain; version=0.0.4; charset=utf-8"',
    },
  ];
}

function inOrderOfTheBody(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, another) =>
      (one.line ?? Number.POSITIVE_INFINITY) - (another.line ?? Number.POSITIVE_INFINITY) ||
      (one.column ?? 0) - (another.column ?? 0) ||
      0,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
