import type { LabelDomains, MetricDefinition, MetricsByName, ValueOf } from '@ibex/catalog';

/** The labels a recording of a metric takes, each with the values of its domain. */
export type LabelsOf<Labels extends LabelDomains> = {
  readonly [Label in keyof Labels]: ValueOf<Labels[Label]>;
};

type LabelArguments<Labels extends LabelDomains> = keyof Labels extends never
  ? []
  : [labels: LabelsOf<Labels>];

/**
 * Records a counter. Never throws: a label value outside its domain is folded, an amount that is negative or
 * no finite number is dropped; both are reported (see `InvalidRecording`).
 */
export interface CounterRecorder<Labels extends LabelDomains> {
  /** Adds `amount`, by default 1. */
  inc(...args: [...LabelArguments<Labels>, amount?: number]): void;
}

/** Records a gauge. Never throws, as {@link CounterRecorder}. */
export interface GaugeRecorder<Labels extends LabelDomains> {
  set(...args: [...LabelArguments<Labels>, value: number]): void;
  /** Adds `amount`, by default 1. */
  inc(...args: [...LabelArguments<Labels>, amount?: number]): void;
  /** Takes `amount` away, by default 1. */
  dec(...args: [...LabelArguments<Labels>, amount?: number]): void;
}

/** Records a histogram. Never throws, as {@link CounterRecorder}. */
export interface HistogramRecorder<Labels extends LabelDomains> {
  /** Records one value in the unit of the metric's name: seconds for `_seconds`. */
  observe(...args: [...LabelArguments<Labels>, value: number]): void;
  /**
   * Starts measuring now.
   *
   * @returns a function that records the time since, in seconds, under the labels it is given, and
   *   returns it
   */
  startTimer(): (...args: LabelArguments<Labels>) => number;
}

/** The recorder of a definition. */
export type RecorderOf<Definition extends MetricDefinition> = Definition extends {
  type: 'counter';
  labels: infer Labels extends LabelDomains;
}
  ? CounterRecorder<Labels>
  : Definition extends { type: 'gauge'; labels: infer Labels extends LabelDomains }
    ? GaugeRecorder<Labels>
    : Definition extends { type: 'histogram'; labels: infer Labels extends LabelDomains }
      ? HistogramRecorder<Labels>
      : never;

/**
 * A recorder for every metric of a catalog, by the metric's own name.
 *
 * @typeParam Docs - what editors show of each, as `check-metrics docs --types` writes it
 */
export type Recorders<Definitions extends readonly MetricDefinition[], Docs = unknown> = {
  readonly [Name in keyof MetricsByName<Definitions, Docs>]: RecorderOf<
    Extract<MetricsByName<Definitions, Docs>[Name], MetricDefinition>
  >;
};
