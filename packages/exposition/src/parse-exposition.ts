import type { ExpositionOptions } from './exposition-options.js';
import type { ExpositionReport } from './exposition-report.js';
import type { ExpositionLabel, ExpositionSample } from './exposition-sample.js';
import type { MetricFamily, MetricLabel, MetricSample } from './metric-family.js';
import { validateExposition } from './validate-exposition.js';

/** A body as data, and what was found in it. */
export interface ParsedExposition {
  readonly report: ExpositionReport;
  /** In order of first mention. Lines that could not be read are missing, see the problems of the report. */
  readonly families: readonly MetricFamily[];
}

/**
 * Reads a whole body into metric families, and validates it on the way.
 *
 * Unlike the validation this takes memory for every sample. What cannot be read does not stop it: ask
 * `report.valid` before relying on the families.
 *
 * @param body - as for {@link validateExposition}
 * @throws RangeError if a limit in the options is not a positive integer; nothing for any body
 */
export function parseExposition(
  body: Uint8Array | string,
  options: ExpositionOptions = {},
): ParsedExposition {
  const samplesByFamily = new Map<string, MetricSample[]>();
  const onSample = (sample: ExpositionSample): void => {
    const samples = samplesByFamily.get(sample.family);
    if (samples === undefined) samplesByFamily.set(sample.family, [toMetricSample(sample)]);
    else samples.push(toMetricSample(sample));
    options.onSample?.(sample);
  };
  const report = validateExposition(body, { ...options, onSample });
  const families = report.families.map(({ name, type, help, unit }): MetricFamily => ({
    name,
    type,
    ...(help === undefined ? {} : { help }),
    ...(unit === undefined ? {} : { unit }),
    samples: samplesByFamily.get(name) ?? [],
  }));
  return { report, families };
}

function toMetricSample({ name, labels, value, timestamp, exemplar }: ExpositionSample): MetricSample {
  return {
    name,
    labels: labels.map(toMetricLabel),
    value,
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(exemplar === undefined
      ? {}
      : { exemplar: { ...exemplar, labels: exemplar.labels.map(toMetricLabel) } }),
  };
}

function toMetricLabel({ name, value }: ExpositionLabel): MetricLabel {
  return { name, value };
}
