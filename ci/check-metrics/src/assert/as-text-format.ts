import type { ExpositionFamily, ExpositionReport, ExpositionSample } from '@ibex/exposition';

/**
 * What was found in OpenMetrics, under the names it would have in the text format: those of its samples, which are
 * what a catalog declares and what Prometheus stores.
 */
export function asTextFormat(report: ExpositionReport): ExpositionReport {
  const names = new Map(report.families.map((family) => [family.name, nameOf(family)]));
  return {
    ...report,
    families: report.families.map((family) => ({
      ...family,
      name: nameOf(family),
      type: family.type === 'unknown' ? 'untyped' : family.type,
    })),
    problems: report.problems.map((problem) => {
      const metric = problem.metric === undefined ? undefined : names.get(problem.metric);
      return metric === undefined ? problem : { ...problem, metric };
    }),
  };
}

/** The same for a sample. */
export function sampleAsTextFormat(sample: ExpositionSample): ExpositionSample {
  const { name, family } = sample;
  return name === `${family}_total` || name === `${family}_info` ? { ...sample, family: name } : sample;
}

function nameOf({ name, type }: ExpositionFamily): string {
  if (type === 'counter') return `${name}_total`;
  return type === 'info' ? `${name}_info` : name;
}
