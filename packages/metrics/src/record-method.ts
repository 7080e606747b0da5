import type { LabelValues, MetricDefinition } from '@ibex/catalog';

/** Records an amount under labels, whatever the two are. */
export type RecordMethod = (labels: unknown, amount?: unknown) => void;

/** A recorder before the types of its metric's labels are put on it. */
export type DynamicRecorder<Recorder> = {
  readonly [Method in keyof Recorder]: Recorder[Method] extends (...args: never) => infer Result
    ? (
        ...args: readonly unknown[]
      ) => Result extends (...args: never) => infer Inner ? (...args: readonly unknown[]) => Inner : Result
    : never;
};

/** Turns the arguments a caller gave into labels and an amount: of a metric without labels it gives the amount alone. */
export function asCalled(
  definition: MetricDefinition,
  method: RecordMethod,
): (...args: readonly unknown[]) => void {
  if (hasLabels(definition)) return method;
  return (amount) => {
    method(NO_LABELS, amount);
  };
}

/** Whether a metric has labels at all. */
export function hasLabels({ labels }: MetricDefinition): boolean {
  return Object.keys(labels).length > 0;
}

/** The labels of the one series of a metric without any. */
export const NO_LABELS: LabelValues = Object.freeze({});
