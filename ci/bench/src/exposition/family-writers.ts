import type { Random } from '../codebase/random.js';

/** Writes the lines of one family of a type, all series of one label combination at a time. */
export interface FamilyWriter {
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  /** What names of such families end in, the unit with it. */
  readonly endings: readonly string[];
  /** How many series a label combination has. */
  readonly seriesPerLabels: number;
  /** The sample lines of a label combination. */
  samples(name: string, labels: string, random: Random): string;
}

/** Client libraries print what they counted as an integer, most of the time. */
export const COUNTER: FamilyWriter = {
  type: 'counter',
  endings: ['requests_total', 'errors_total', 'sent_bytes_total', 'busy_seconds_total'],
  seriesPerLabels: 1,
  samples: (name, labels, random) => `${name}{${labels}} ${String(random.integer(0, 10_000_000))}\n`,
};

/** Their values are of all kinds: large, small, negative, in scientific notation. */
export const GAUGE: FamilyWriter = {
  type: 'gauge',
  endings: ['memory_bytes', 'utilisation_ratio', 'queue_length', 'temperature_celsius'],
  seriesPerLabels: 1,
  samples: (name, labels, random) => `${name}{${labels}} ${gaugeValue(random)}\n`,
};

const BOUNDS = ['0.005', '0.01', '0.025', '0.05', '0.1', '0.25', '0.5', '1', '2.5', '5', '10', '+Inf'];

/** Twelve buckets, the sum and the count. */
export const HISTOGRAM: FamilyWriter = {
  type: 'histogram',
  endings: ['duration_seconds', 'wait_seconds', 'response_size_bytes'],
  seriesPerLabels: BOUNDS.length + 2,
  samples(name, labels, random) {
    let lines = '';
    let count = 0;
    for (const bound of BOUNDS) {
      count += random.integer(0, 5000);
      lines += `${name}_bucket{${labels},le="${bound}"} ${String(count)}\n`;
    }
    return `${lines}${name}_sum{${labels}} ${String((count * 37) / 1000)}\n${name}_count{${labels}} ${String(count)}\n`;
  },
};

const QUANTILES = ['0.5', '0.9', '0.95', '0.99'];

/** Four quantiles, which are not numbers where nothing was observed of late, the sum and the count. */
export const SUMMARY: FamilyWriter = {
  type: 'summary',
  endings: ['pause_seconds', 'payload_bytes'],
  seriesPerLabels: QUANTILES.length + 2,
  samples(name, labels, random) {
    const isIdle = random.chance(0.1);
    const count = random.integer(0, 100_000);
    const quantiles = QUANTILES.map(
      (quantile) =>
        `${name}{${labels},quantile="${quantile}"} ${isIdle ? 'NaN' : String(Number(quantile) * (count / 7))}\n`,
    );
    return `${quantiles.join('')}${name}_sum{${labels}} ${String(count / 8)}\n${name}_count{${labels}} ${String(count)}\n`;
  },
};

function gaugeValue(random: Random): string {
  const number = random.integer(-20, 4_000_000);
  switch (random.integer(0, 3)) {
    case 0:
      return String(number);
    case 1:
      return String(number / 4_000_000);
    case 2:
      return (number * 1024).toExponential();
    default:
      return '0';
  }
}
