import type { MetricDefinition } from './metric-definition.js';

/**
 * The definitions of a catalog by the names of the metrics. What is mapped from its keys, such as recorders, takes the
 * documentation of each metric and label along, so that editors show it.
 *
 * The documentation only decides what is shown: a metric or label that has none is there all the same.
 *
 * @typeParam Definitions - `metrics` of the catalog, such as `(typeof catalog)['metrics']`
 * @typeParam Docs - the interface that `check-metrics docs --types` writes
 */
export type MetricsByName<Definitions extends readonly MetricDefinition[], Docs = unknown> = {
  readonly [Name in keyof Documented<ByName<Definitions>, Docs>]: WithLabelDocs<
    ByName<Definitions>[Name],
    Name extends keyof Docs ? Docs[Name] : unknown
  >;
};

type ByName<Definitions extends readonly MetricDefinition[]> = {
  readonly [Definition in Definitions[number] as Definition['name']]: Definition;
};

type WithLabelDocs<Definition, Docs> = {
  readonly [Key in keyof Definition]: Key extends 'labels'
    ? // Not a type of its own: editors would show its name in the place of the labels.
      { readonly [Label in keyof Documented<Definition[Key], Docs>]: Definition[Key][Label] }
    : Definition[Key];
};

/** Where a type is mapped from the keys of another, TypeScript takes the comments of the properties along. */
type Documented<Things, Docs> = Pick<Docs, keyof Docs & keyof Things> & Things;
