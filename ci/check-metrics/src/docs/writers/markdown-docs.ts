import { counted } from '../../lint/tally.js';
import type { CatalogDocs, LabelDocs, MetricDocs, OwnerDocs, SeriesDocs } from '../catalog-docs.js';
import { recordedOtherwise } from '../recorded-otherwise.js';
import { code, prose } from './markdown-text.js';
import { type Column, markdownTable } from './markdown-table.js';

/** How links are written. */
export interface MarkdownDocsOptions {
  /** What leads from the document to a file, whose path is relative to the root of the repository. */
  readonly linkTo: (file: string) => string;
}

/**
 * A catalog as a page of GitHub-flavoured Markdown, in the form that Prettier gives it with its defaults.
 *
 * @param docs - of `catalogDocs`
 */
export function markdownDocs(docs: CatalogDocs, options: MarkdownDocsOptions): string {
  const { prefix, owners, series, metrics } = docs;
  const page = { ...options, anchors: anchorsOf(docs) };
  const blocks = [
    `# Metrics of ${prefix}`,
    '<!-- Made by `check-metrics docs` from the catalog. Change the catalog, and make it again. -->',
    ...(metrics.length === 0
      ? ['The catalog has no metrics.']
      : [`${counted(metrics.length, 'metric')}, ${seriesWords(series)}.`, summaryOf(metrics, page)]),
    ...owners.flatMap((owner) => [
      ...headOf(owner),
      ...metrics.filter((metric) => metric.owner === owner.name).flatMap((metric) => sectionOf(metric, page)),
    ]),
    ...othersOf(docs, page),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

interface Page extends MarkdownDocsOptions {
  /** By the name of a metric. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** As a code host makes them of headings: names that differ in case only are numbered. */
function anchorsOf({ owners, metrics }: CatalogDocs): ReadonlyMap<string, string> {
  const taken = new Map<string, number>();
  const anchors = new Map<string, string>();
  const ofOwners = owners.flatMap(({ name }) => metrics.filter(({ owner }) => owner === name));
  for (const { name } of [...ofOwners, ...metrics.filter(({ owner }) => owner === undefined)]) {
    const plain = name.toLowerCase();
    const before = taken.get(plain) ?? 0;
    anchors.set(name, before === 0 ? plain : `${plain}-${String(before)}`);
    taken.set(plain, before + 1);
  }
  return anchors;
}

function seriesWords({ worstCase, budget }: SeriesDocs): string {
  const held = budget === undefined ? '' : `, budget ${String(budget)}`;
  return `${String(worstCase)} series at worst on a target${held}`;
}

const SUMMARY_COLUMNS: readonly Column[] = [
  { heading: 'Metric' },
  { heading: 'Type' },
  { heading: 'Labels' },
  { heading: 'Series at worst', align: 'right' },
  { heading: 'Stability' },
];

function summaryOf(metrics: readonly MetricDocs[], page: Page): string {
  return markdownTable(
    SUMMARY_COLUMNS,
    metrics.map(({ name, type, labels, series, stability }) => [
      linkToMetric(name, page),
      type,
      labels.map((label) => code(label.name)).join(', '),
      String(series.worstCase),
      stability.level,
    ]),
  );
}

function headOf({ name, kind, metrics, series }: OwnerDocs): string[] {
  return [
    `## ${kind === 'service' ? 'Service' : 'Subsystem'} ${name}`,
    `${counted(metrics, 'metric')}, ${seriesWords(series)}.`,
  ];
}

function othersOf({ metrics }: CatalogDocs, page: Page): string[] {
  const others = metrics.filter(({ owner }) => owner === undefined);
  if (others.length === 0) return [];
  return ['## Others', ...others.flatMap((metric) => sectionOf(metric, page))];
}

function sectionOf(metric: MetricDocs, page: Page): string[] {
  const { name, help, labels, example } = metric;
  return [
    `### ${code(name)}`,
    prose(help),
    factsOf(metric, page).join('\n'),
    ...(labels.length === 0 ? [] : [labelTable(labels), ...labels.map(valuesOf)]),
    `\`\`\`promql\n${example}\n\`\`\``,
  ];
}

function factsOf(metric: MetricDocs, page: Page): string[] {
  const { type, unit, buckets, recordedIn } = metric;
  return [
    `- Type: ${type}${unit === undefined ? '' : `, in ${unit === 'ratio' ? 'shares of 1' : unit}`}`,
    `- Stability: ${stabilityWords(metric, page)}`,
    `- Series: ${boundWords(metric)}`,
    ...(metric.labels.length === 0 ? ['- Labels: none'] : []),
    ...(buckets === undefined
      ? []
      : [
          listed(
            '- Buckets: ',
            buckets.map((bound) => code(String(bound))),
            '  ',
          ),
        ]),
    ...(recordedIn === undefined ? [] : [recordedWords(recordedIn, page)]),
  ];
}

function stabilityWords({ stability }: MetricDocs, page: Page): string {
  switch (stability.level) {
    case 'stable':
      return 'stable';
    case 'experimental':
      return 'experimental, may change or go at any time';
    case 'deprecated': {
      const { since, until, replacedBy } = stability;
      const instead = replacedBy === undefined ? '' : `; use ${linkToMetric(replacedBy, page)} instead`;
      return `**deprecated** since ${since}, may go from ${until}${instead}`;
    }
  }
}

/** How many there can be, and how they come about. */
function boundWords({ labels, buckets, series }: MetricDocs): string {
  const sizes = labels.map(({ values }) => String(values.length));
  const factors = [...sizes, ...(buckets === undefined ? [] : [String(buckets.length + 3)])];
  const product = factors.length > 1 ? ` (${factors.join(' × ')})` : '';
  const perLabelSet =
    buckets === undefined
      ? ''
      : `; of each label set ${counted(buckets.length, 'bucket')}, \`+Inf\`, \`_sum\` and \`_count\``;
  const held = series.budget === undefined ? '' : `, budget ${String(series.budget)}`;
  return `${String(series.worstCase)} at worst on a target${product}${held}${perLabelSet}`;
}

function recordedWords(files: readonly string[], { linkTo }: Page): string {
  if (files.length === 0) return '- Recorded in: no file that was searched';
  return listed(
    '- Recorded in: ',
    files.map((file) => `[${code(file)}](${linkTo(file)})`),
    '  ',
  );
}

const LABEL_COLUMNS: readonly Column[] = [
  { heading: 'Label' },
  { heading: 'Values' },
  { heading: 'How many', align: 'right' },
  { heading: 'Series of one more', align: 'right' },
];

function labelTable(labels: readonly LabelDocs[]): string {
  return markdownTable(
    LABEL_COLUMNS,
    labels.map(({ name, kind, values, seriesPerValue }) => [
      code(name),
      KINDS[kind],
      String(values.length),
      String(seriesPerValue),
    ]),
  );
}

const KINDS: Readonly<Record<LabelDocs['kind'], string>> = {
  enumeration: 'enumeration',
  'route-template': 'route templates',
  'http-method': 'HTTP methods',
  'http-status-code': 'HTTP status codes',
  'grpc-status-code': 'gRPC status codes',
};

/** More are folded away. */
const MOST_VALUES = 12;

function valuesOf(label: LabelDocs): string {
  const { name, values } = label;
  const otherwise = recordedOtherwise(label, code);
  const rest = otherwise === undefined ? [] : [otherwise];
  const shown = values.map(code);
  if (values.length <= MOST_VALUES) return listed(`${code(name)}: `, [...shown, ...rest]);
  return [
    `<details>\n<summary><code>${name}</code>: ${String(values.length)} values</summary>`,
    listed('', [...shown, ...rest]),
    '</details>',
  ].join('\n\n');
}

/** In lines, so that a changed value is a changed line. */
const WIDTH = 110;

function listed(begin: string, items: readonly string[], indent = ''): string {
  const lines: string[] = [];
  let line = begin;
  for (const [index, item] of items.entries()) {
    const text = index === items.length - 1 ? item : `${item},`;
    if (line.length + text.length > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${text} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

function linkToMetric(name: string, { anchors }: Page): string {
  return `[${code(name)}](#${anchors.get(name) ?? name})`;
}
