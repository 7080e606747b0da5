import { worstCaseSeries } from '@ibex/catalog';
import {
  type ExpositionOptions,
  type ExpositionReport,
  type ExpositionSample,
  formatOfContentType,
  validateExposition,
} from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import { inOrderOfTheBody } from '../finding/in-order-of-the-body.js';
import { adoptProblems } from './adopt-problems.js';
import { asTextFormat, sampleAsTextFormat } from './as-text-format.js';
import { assertMetric } from './assert-metric.js';
import { checkBudgets } from './check-budgets.js';
import { checkContentType } from './check-content-type.js';
import { checkFamily } from './check-family.js';
import {
  type CatalogMetric,
  checkCoverage,
  checkPresence,
  type Coverage,
  coverageOf,
  presenceOf,
} from './check-presence.js';
import type { Expectations } from './expectations.js';
import { nameSuggestions } from './name-suggestions.js';
import { ObservedLabels } from './observed-labels.js';
import { checkAgreement, parseFamilies } from './parse-families.js';

/** What was found in a body. */
export interface CheckReport {
  /** Families with at least one sample. */
  readonly families: number;
  readonly series: number;
  /** Series of the catalog's metrics only; comparable to {@link CheckReport.worstCase}. */
  readonly catalogSeries: number;
  /** The most series the catalog's metrics can have. */
  readonly worstCase: number;
  readonly coverage: Coverage;
  /** Every metric of the catalog, in its order. */
  readonly metrics: readonly CatalogMetric[];
  /** In the order of the body, what has no place in it last. */
  readonly findings: readonly Finding[];
  /** What the validator made of the body. In OpenMetrics its names are those of the text format. */
  readonly exposition: ExpositionReport;
}

/** How a body is read. */
export interface ReadingOptions {
  /**
   * The content type it was declared with, which says whether it is OpenMetrics; `undefined` where it is not known, as
   * for a file.
   */
  readonly contentType?: string | undefined;
  /** Limits other than those of the validator. */
  readonly limits?: ExpositionLimits | undefined;
  /** Called for every sample that can be read, under the names of the text format. */
  readonly onSample?: ((sample: ExpositionSample) => void) | undefined;
}

/** How much of a body is read. */
export type ExpositionLimits = Pick<
  ExpositionOptions,
  'maxProblems' | 'maxLineBytes' | 'maxFamilies' | 'maxTextBytes'
>;

/**
 * Checks an exposition against a catalog: validates the format, parses it a second time with an independent parser,
 * and asserts the catalog on the families.
 *
 * @param body - the body as it came, undecoded
 * @param expectations - what it is held to
 */
export function checkExposition(
  body: Uint8Array,
  expectations: Expectations,
  { contentType, limits, onSample }: ReadingOptions = {},
): CheckReport {
  const { catalog } = expectations;
  const observed = new ObservedLabels(
    new Map(catalog.metrics.map(({ name, labels }) => [name, Object.keys(labels)])),
  );
  const format = formatOfContentType(contentType ?? '') ?? 'text';
  const isOpenMetrics = format === 'openmetrics';
  const report = validateExposition(body, {
    ...limits,
    format,
    onSample: (sample) => {
      const named = isOpenMetrics ? sampleAsTextFormat(sample) : sample;
      observed.add(named);
      onSample?.(named);
    },
  });
  const exposition = isOpenMetrics ? asTextFormat(report) : report;
  const families = new Map(exposition.families.map((family) => [family.name, family]));
  const declared = new Map(catalog.metrics.map((definition) => [definition.name, definition]));

  // Not every family without samples: one of which a line cannot be read has that as its finding.
  const unsampled = new Set(
    exposition.problems
      .filter(({ code }) => code === 'semantics/family-without-samples')
      .map(({ metric }) => metric),
  );
  const metrics = catalog.metrics.map(({ name }): CatalogMetric => {
    const family = families.get(name);
    return {
      name,
      presence: presenceOf(name, family, unsampled, expectations),
      series: family?.seriesCount ?? 0,
    };
  });
  const suggestionFor = nameSuggestions([...declared.keys()]);
  const coverage = coverageOf(metrics, expectations);
  const findings = [
    ...checkContentType(contentType),
    ...adoptProblems(exposition.problems, declared, observed),
    // Of a body that Prometheus cannot read, the second parser makes something else, and that may take it long.
    // OpenMetrics it does not know.
    ...(exposition.valid && !isOpenMetrics
      ? checkAgreement(exposition, parseFamilies(new TextDecoder().decode(body)))
      : []),
    ...exposition.families.flatMap((family) =>
      checkFamily(family, expectations, declared, observed, suggestionFor),
    ),
    ...checkBudgets(exposition.families, expectations),
    ...checkPresence(expectations, families, unsampled),
    ...checkCoverage(coverage, expectations),
    ...catalog.metrics.flatMap((definition) => {
      const family = families.get(definition.name);
      return family ? assertMetric(definition, family, observed, exposition.valid) : [];
    }),
  ];
  return {
    families: exposition.families.filter(({ sampleCount }) => sampleCount > 0).length,
    series: sum(exposition.families.map(({ seriesCount }) => seriesCount)),
    catalogSeries: sum(metrics.map(({ series }) => series)),
    worstCase: worstCaseSeries(catalog).total,
    coverage,
    metrics,
    findings: inOrderOfTheBody(findings),
    exposition,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
