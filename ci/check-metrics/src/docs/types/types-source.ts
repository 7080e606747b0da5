import type { CatalogDocs, LabelDocs, MetricDocs } from '../catalog-docs.js';
import { recordedOtherwise } from '../recorded-otherwise.js';
import { commentLines, inCode, queryInComment, textInComment } from './comment.js';

/** What a file of types says besides what is documented. */
export interface TypesOptions {
  /** By the name of a metric, the file that declares it, relative to the root of the repository, with `/`. */
  readonly declaredIn?: ReadonlyMap<string, string>;
}

/**
 * Writes a catalog as types whose comments editors show: an interface with a property for each metric, whose type has
 * one for each label. Given to `MetricsByName` of `@ibex/catalog`, what is mapped from the catalog carries the comments
 * to where a metric is used.
 *
 * @returns the text of a TypeScript module that exports `CatalogMetricDocs`
 */
export function typesSource({ metrics }: CatalogDocs, { declaredIn }: TypesOptions = {}): string {
  return [
    '// Made from the catalog by `check-metrics docs --types`. Do not edit.',
    '',
    '/** What editors show of the metrics of the catalog, and of their labels. */',
    'export interface CatalogMetricDocs {',
    ...metrics.flatMap((metric) => propertyOf(metric, declaredIn?.get(metric.name))),
    '}',
    '',
  ].join('\n');
}

function propertyOf(metric: MetricDocs, declaredIn: string | undefined): string[] {
  const head = `  readonly ${propertyName(metric.name)}: {`;
  const labels = metric.labels.flatMap((label) => [
    ...commentLines(describeLabel(label, metric), '    '),
    `    readonly ${propertyName(label.name)}: unknown;`,
  ]);
  return [
    ...commentLines(describeMetric(metric, declaredIn), '  '),
    ...(labels.length === 0 ? [`${head}};`] : [head, ...labels, '  };']),
  ];
}

function describeMetric(metric: MetricDocs, declaredIn: string | undefined): string[] {
  const { help, labels, buckets, example } = metric;
  return [
    textInComment(help),
    '',
    summary(metric),
    ...(labels.length > 0 ? ['', ...labels.map(describeDomain)] : []),
    ...(buckets ? ['', `Buckets: ${listed(buckets.map(String))}`] : []),
    '',
    ...stabilityTags(metric),
    '@example',
    '```promql',
    ...example.split('\n').map(queryInComment),
    '```',
    ...(declaredIn === undefined ? [] : [`@see ${inCode(declaredIn)}`]),
  ];
}

/** `Counter, at most 945 series on a target (budget: 1,000)`. */
function summary({ type, unit, series: { worstCase, budget } }: MetricDocs): string {
  const kind = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const measured = unit === undefined ? '' : ` in ${textInComment(unit)}`;
  const bound = budget === undefined ? '' : ` (budget: ${count(budget)})`;
  return `${kind}${measured}, at most ${count(worstCase)} series on a target${bound}`;
}

function describeDomain({ name, values }: LabelDocs): string {
  return `- ${inCode(name)}: ${listed(values.map(inCode))}`;
}

function describeLabel(label: LabelDocs, { name }: MetricDocs): string[] {
  const { values, seriesPerValue } = label;
  const otherwise = recordedOtherwise(label, inCode);
  return [
    `Label of ${inCode(name)}: ${listed(values.map(inCode))}`,
    '',
    ...(otherwise === undefined ? [] : [`${otherwise.charAt(0).toUpperCase()}${otherwise.slice(1)}.`]),
    `Each value makes at most ${count(seriesPerValue)} series.`,
  ];
}

function stabilityTags({ stability }: MetricDocs): string[] {
  switch (stability.level) {
    case 'stable':
      return [];
    case 'experimental':
      return ['@experimental'];
    case 'deprecated': {
      const { since, until, replacedBy } = stability;
      const replacement = replacedBy === undefined ? '' : `; use ${inCode(replacedBy)}`;
      return [`@deprecated since ${since}, may go on ${until}${replacement}`];
    }
  }
}

/** All of a list, or how it begins and how many more there are. */
function listed(values: readonly string[]): string {
  if (values.length <= MOST_VALUES) return values.join(', ');
  const shown = values.slice(0, MOST_VALUES - 2);
  return `${shown.join(', ')} and ${count(values.length - shown.length)} more`;
}

/** More than a reader of a tooltip reads; two more of them would be no shorter. */
const MOST_VALUES = 12;

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function propertyName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
