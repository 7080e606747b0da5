import {
  type CounterDefinition,
  type GaugeDefinition,
  type HistogramDefinition,
  initialSeries,
  type LabelValues,
  type MetricDefinition,
} from '@ibex/catalog';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import type { InvalidRecordings } from './invalid-recordings.js';
import { labelGuard } from './label-guard.js';
import type { CounterRecorder, GaugeRecorder, HistogramRecorder, Recorders } from './recorder.js';

/**
 * Makes every metric of a catalog in a registry, with its initial series, and the recorders that are
 * the only way to it.
 *
 * @param metrics - the catalog's definitions
 * @param registry - where the metrics are registered
 * @param invalid - where mended and dropped recordings are counted
 */
export function buildRecorders<const Definitions extends readonly MetricDefinition[]>(
  metrics: Definitions,
  registry: Registry,
  invalid: InvalidRecordings,
): Recorders<Definitions> {
  const recorders = metrics.map((definition) => [
    definition.name,
    Object.freeze(buildRecorder(definition, registry, invalid)),
  ]);
  // Every definition is mapped by its own name to the recorder of its own type, which is what the type says.
  return Object.freeze(Object.fromEntries(recorders)) as Recorders<Definitions>;
}

function buildRecorder(definition: MetricDefinition, registry: Registry, invalid: InvalidRecordings) {
  const record = recordWith(definition, invalid);
  switch (definition.type) {
    case 'counter':
      return counterRecorder(definition, registry, record);
    case 'gauge':
      return gaugeRecorder(definition, registry, record);
    case 'histogram':
      return histogramRecorder(definition, registry, record);
  }
}

function counterRecorder(
  definition: CounterDefinition,
  registry: Registry,
  record: RecordFunction,
): DynamicRecorder<CounterRecorder<never>> {
  const metric = new Counter(configurationOf(definition, registry));
  for (const labels of initialSeries(definition)) metric.inc(labels, 0);
  return {
    inc: (...args) => {
      record(args, { byDefault: 1, isValid: isAmount }, (labels, amount) => {
        metric.inc(labels, amount);
      });
    },
  };
}

function gaugeRecorder(
  definition: GaugeDefinition,
  registry: Registry,
  record: RecordFunction,
): DynamicRecorder<GaugeRecorder<never>> {
  const metric = new Gauge(configurationOf(definition, registry));
  for (const labels of initialSeries(definition)) metric.set(labels, 0);
  return {
    set: (...args) => {
      record(args, { isValid: Number.isFinite }, (labels, value) => {
        metric.set(labels, value);
      });
    },
    inc: (...args) => {
      record(args, { byDefault: 1, isValid: Number.isFinite }, (labels, amount) => {
        metric.inc(labels, amount);
      });
    },
    dec: (...args) => {
      record(args, { byDefault: 1, isValid: Number.isFinite }, (labels, amount) => {
        metric.dec(labels, amount);
      });
    },
  };
}

function histogramRecorder(
  definition: HistogramDefinition,
  registry: Registry,
  record: RecordFunction,
): DynamicRecorder<HistogramRecorder<never>> {
  const metric = new Histogram({
    ...configurationOf(definition, registry),
    buckets: [...definition.buckets],
  });
  for (const labels of initialSeries(definition)) metric.zero(labels);
  const observe = (...args: readonly unknown[]) => {
    record(args, { isValid: isAmount }, (labels, value) => {
      metric.observe(labels, value);
    });
  };
  return {
    observe,
    startTimer: () => {
      const start = performance.now();
      return (...labels) => {
        const seconds = (performance.now() - start) / 1000;
        observe(...labels, seconds);
        return seconds;
      };
    },
  };
}

function configurationOf({ name, help, labels }: MetricDefinition, registry: Registry) {
  return { name, help, labelNames: Object.keys(labels), registers: [registry] };
}

/** A recorder before the types of its metric's labels are put on it. */
type DynamicRecorder<Recorder> = {
  readonly [Method in keyof Recorder]: Recorder[Method] extends (...args: never) => infer Result
    ? (
        ...args: readonly unknown[]
      ) => Result extends (...args: never) => infer Inner ? (...args: readonly unknown[]) => Inner : Result
    : never;
};

interface Amount {
  readonly byDefault?: number;
  readonly isValid: (amount: number) => boolean;
}

type RecordFunction = (
  args: readonly unknown[],
  amount: Amount,
  write: (labels: LabelValues, amount: number) => void,
) => void;

function recordWith(definition: MetricDefinition, invalid: InvalidRecordings): RecordFunction {
  const guard = labelGuard(definition, invalid);
  const isLabelled = Object.keys(definition.labels).length > 0;
  const drop = (reason: 'amount-invalid' | 'recording-failed') => {
    invalid.add({ metric: definition.name, reason, outcome: 'dropped' });
  };
  return (args, { byDefault, isValid }, write) => {
    try {
      const [given, amount = byDefault] = isLabelled ? args : [undefined, ...args];
      if (typeof amount !== 'number' || !isValid(amount)) {
        drop('amount-invalid');
        return;
      }
      const labels = guard(given);
      if (labels) write(labels, amount);
    } catch {
      // A label object can be anything, a throwing getter included; recording never breaks the service.
      drop('recording-failed');
    }
  };
}

function isAmount(amount: number): boolean {
  return Number.isFinite(amount) && amount >= 0;
}
