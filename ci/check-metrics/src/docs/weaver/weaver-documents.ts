import { stringify } from 'yaml';

import type { CatalogDocs, LabelDocs, MetricDocs } from '../catalog-docs.js';
import type { GeneratedDocument } from '../document.js';
import { memberIds } from './member-ids.js';
import { type OtelAttribute, type OtelAttributes, otelAttributes } from './otel-attributes.js';
import { type OtelMetric, otelMetrics } from './otel-metric.js';

/**
 * A catalog as a registry of OpenTelemetry Weaver: semantic conventions in the language of its `semconv.schema.json`, and
 * the manifest that makes a registry of them.
 *
 * @param docs - of `catalogDocs`
 */
export function weaverDocuments(docs: CatalogDocs): readonly GeneratedDocument[] {
  const { prefix, metrics } = docs;
  const names = otelMetrics(metrics);
  const attributes = otelAttributes(prefix, metrics, names);
  return [
    { path: 'manifest.yaml', content: yaml(manifestOf(prefix)) },
    ...(attributes.all.length === 0
      ? []
      : [{ path: 'attributes.yaml', content: yaml({ groups: [attributeGroup(prefix, attributes)] }) }]),
    {
      path: 'metrics.yaml',
      content: yaml({ groups: metrics.map((metric) => metricGroup(metric, names, attributes)) }),
    },
  ];
}

/** Weaver wants an address with a version of every registry; of one that is not published, any will do. */
function manifestOf(prefix: string): object {
  return {
    schema_url: `https://example.com/schemas/${prefix}/0.1.0`,
    description: `The metrics of ${prefix}, from its catalog.`,
  };
}

function attributeGroup(prefix: string, { all }: OtelAttributes): object {
  return {
    id: `registry.${prefix}`,
    type: 'attribute_group',
    brief: `What the metrics of ${prefix} are told apart by.`,
    attributes: all.map(attributeOf),
  };
}

function attributeOf({ id, label, isStable }: OtelAttribute): object {
  const { name, values, other } = label;
  const stability = isStable ? 'stable' : 'development';
  const ids = memberIds(values);
  return {
    id,
    type: {
      members: values.map((value, index) => ({ id: ids[index], value: wellFormed(value), stability })),
    },
    stability,
    brief: `${KINDS[label.kind]}: the label ${name} in Prometheus.`,
    ...(other !== undefined && { note: `Anything else is ${JSON.stringify(wellFormed(other))}.` }),
    annotations: { prometheus: { label: name } },
  };
}

const KINDS: Readonly<Record<LabelDocs['kind'], string>> = {
  enumeration: 'One of a few values',
  'route-template': 'A route, as the router knows it',
  'http-method': 'An HTTP request method',
  'http-status-code': 'An HTTP status code',
  'grpc-status-code': 'A gRPC status code',
};

function metricGroup(
  metric: MetricDocs,
  names: ReadonlyMap<string, OtelMetric>,
  attributes: OtelAttributes,
): object {
  const { type, help, labels, buckets, series } = metric;
  const { name, unit } = names.get(metric.name) ?? { name: metric.name, unit: '' };
  return {
    id: `metric.${name}`,
    type: 'metric',
    metric_name: name,
    brief: wellFormed(help),
    instrument: type,
    unit,
    ...stabilityOf(metric, names),
    ...(labels.length > 0 && {
      attributes: labels.map((label) => ({
        ref: attributes.idOf(metric, label),
        requirement_level: 'required',
      })),
    }),
    annotations: {
      prometheus: {
        name: metric.name,
        ...(buckets && { explicit_bucket_boundaries: buckets }),
        series_at_worst: series.worstCase,
        ...(series.budget !== undefined && { series_budget: series.budget }),
      },
    },
  };
}

function stabilityOf({ stability }: MetricDocs, names: ReadonlyMap<string, OtelMetric>): object {
  if (stability.level !== 'deprecated') {
    return { stability: stability.level === 'stable' ? 'stable' : 'development' };
  }
  const { since, until, replacedBy } = stability;
  const note = `Deprecated since ${since}; may go from ${until}.`;
  const replacement = replacedBy === undefined ? undefined : names.get(replacedBy)?.name;
  return {
    stability: 'stable',
    deprecated:
      replacement === undefined
        ? { reason: 'obsoleted', note }
        : { reason: 'renamed', renamed_to: replacement, note },
  };
}

const HEAD = '# Made by `check-metrics docs` from the catalog. Change the catalog, and make it again.\n';

/** Every text in quotes, since readers of YAML differ in what else is a text: `on`, `1e3`, `12:30`. */
function yaml(value: object): string {
  const options = {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  } as const;
  return HEAD + stringify(value, options);
}

/** No character of YAML is half of one. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
