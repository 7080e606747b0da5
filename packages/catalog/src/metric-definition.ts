import type { LabelDomain, ValueOf } from './label-domain.js';
import { LATENCY_BUCKETS, observesSeconds } from './policy/latency-buckets.js';
import type { Stability } from './stability.js';

/** The metric types a catalog can declare. */
export type MetricType = MetricDefinition['type'];

/** Label names and the domain of each. */
export type LabelDomains = Readonly<Record<string, LabelDomain>>;

/** The labels of a metric without any. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- `keyof` must be `never`, which nothing else gives
export type NoLabels = Readonly<Record<never, never>>;

/**
 * Which series stand at zero before anything is recorded: each entry gives, per label, the values to
 * combine; a label left out stands for its whole domain. `[]`: none; whoever builds the registry sets
 * the first sample itself.
 */
export type InitialSeries<Labels extends LabelDomains = LabelDomains> = readonly {
  readonly [Label in keyof Labels]?: readonly ValueOf<Labels[Label]>[];
}[];

/** What every definition has. */
export interface BaseDefinition<
  Name extends string = string,
  Help extends string = string,
  Labels extends LabelDomains = LabelDomains,
> {
  readonly name: Name;
  readonly help: Help;
  readonly labels: Labels;
  /** Absent: every combination of the label domains. */
  readonly initial?: InitialSeries<Labels>;
  /** Absent: stable. */
  readonly stability?: Stability;
  /** The most series it may have at worst on a target. */
  readonly budget?: number;
}

/** A count of what happened since the start; it only grows. Made by {@link counter}. */
export interface CounterDefinition<
  Name extends string = string,
  Help extends string = string,
  Labels extends LabelDomains = LabelDomains,
> extends BaseDefinition<Name, Help, Labels> {
  readonly type: 'counter';
}

/** A value that goes up and down. Made by {@link gauge}. */
export interface GaugeDefinition<
  Name extends string = string,
  Help extends string = string,
  Labels extends LabelDomains = LabelDomains,
> extends BaseDefinition<Name, Help, Labels> {
  readonly type: 'gauge';
}

/** A distribution of values over buckets. Made by {@link histogram}. */
export interface HistogramDefinition<
  Name extends string = string,
  Help extends string = string,
  Labels extends LabelDomains = LabelDomains,
> extends BaseDefinition<Name, Help, Labels> {
  readonly type: 'histogram';
  /** Upper bounds, ascending, in the unit of the metric, without `+Inf`. */
  readonly buckets: readonly number[];
}

/** A metric as the catalog declares it. */
export type MetricDefinition = CounterDefinition | GaugeDefinition | HistogramDefinition;

/** What a definition says besides its name. */
export interface MetricOptions<Help extends string, Labels extends LabelDomains> {
  /** What is measured, in a sentence; the text of the `# HELP` line. */
  readonly help: Help;
  readonly labels?: Labels;
  readonly initial?: InitialSeries<Labels>;
  /** How far others may rely on it; `stable` by default. */
  readonly stability?: Stability;
  /** The most series it may have at worst on a target; `defineCatalog` refuses more. */
  readonly budget?: number;
}

/** Histograms state their buckets; those of seconds need not, their default is {@link LATENCY_BUCKETS}. */
export interface HistogramOptions<Help extends string, Labels extends LabelDomains> extends MetricOptions<
  Help,
  Labels
> {
  readonly buckets?: readonly number[];
}

// The labels are inferred from the options alone (`NoInfer`): inside `defineCatalog` the type that is expected there
// would otherwise make a metric without labels one with any labels.

/**
 * Declares a counter. Nothing is checked before `defineCatalog`, which knows the catalog's policy.
 *
 * @param name - ends in `_total`
 */
export function counter<
  const Name extends string,
  const Help extends string,
  const Labels extends LabelDomains = NoLabels,
>(name: Name, options: MetricOptions<Help, Labels>): CounterDefinition<Name, Help, NoInfer<Labels>> {
  return { type: 'counter', ...base(name, options) };
}

/** Declares a gauge. Nothing is checked before `defineCatalog`. */
export function gauge<
  const Name extends string,
  const Help extends string,
  const Labels extends LabelDomains = NoLabels,
>(name: Name, options: MetricOptions<Help, Labels>): GaugeDefinition<Name, Help, NoInfer<Labels>> {
  return { type: 'gauge', ...base(name, options) };
}

/**
 * Declares a histogram. Nothing is checked before `defineCatalog`.
 *
 * @param name - ends in a base unit, such as `_seconds`
 */
export function histogram<
  const Name extends string,
  const Help extends string,
  const Labels extends LabelDomains = NoLabels,
>(name: Name, options: HistogramOptions<Help, Labels>): HistogramDefinition<Name, Help, NoInfer<Labels>> {
  const buckets = options.buckets ?? (observesSeconds(name) ? LATENCY_BUCKETS : []);
  return { type: 'histogram', ...base(name, options), buckets };
}

function base<Name extends string, Help extends string, Labels extends LabelDomains>(
  name: Name,
  { help, labels, initial, stability, budget }: MetricOptions<Help, Labels>,
): BaseDefinition<Name, Help, Labels> {
  return {
    name,
    help,
    // Where `labels` is left out, `Labels` is inferred as its default, which is the empty object.
    labels: labels ?? ({} as Labels),
    ...(initial && { initial }),
    ...(stability !== undefined && { stability }),
    ...(budget !== undefined && { budget }),
  };
}
