import type { Durations } from '@ibex/load-generator';
import Table from 'cli-table3';

import { spreadOf } from '../spread.js';
import { AIM, BUDGET } from './goals.js';
import { allLatencies, type MeasuredLoad } from './measure-load.js';
import { milliseconds } from './milliseconds.js';
import type { PairedLoad } from './services-bench.js';
import { whyInvalid } from './why-too-high.js';

const PERCENTILES: readonly ((durations: Durations) => number)[] = [
  (durations) => durations.percentile(50),
  (durations) => durations.percentile(90),
  (durations) => durations.percentile(99),
  (durations) => durations.max,
];

/** What each load took straight and through the proxy, what the proxy added, and whether that is within the goals. */
export function latencyTable(loads: readonly PairedLoad[]): string {
  const table = new Table({
    head: ['load', 'a second', '', 'p50', 'p90', 'p99', 'max', 'late', ''],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { kind, rate, rounds } of loads) {
    const sides = {
      direct: rounds.map(({ direct }) => direct),
      proxied: rounds.map(({ proxied }) => proxied),
    };
    const direct = allLatencies(sides.direct.map(({ result }) => result));
    const proxied = allLatencies(sides.proxied.map(({ result }) => result));
    const added = PERCENTILES.map((percentile) => percentile(proxied) - percentile(direct));
    const addedOfRounds = rounds.map(
      (round) => round.proxied.result.latency.percentile(99) - round.direct.result.latency.percentile(99),
    );
    const isValid = [...sides.direct, ...sides.proxied].every(
      ({ result }) => whyInvalid(result) === undefined,
    );
    table.push(
      [
        kind,
        rate.toFixed(0),
        'direct',
        ...figuresOf(direct),
        lateness(sides.direct),
        problemIn(sides.direct),
      ],
      ['', '', 'through the proxy', ...figuresOf(proxied), lateness(sides.proxied), problemIn(sides.proxied)],
      [
        '',
        '',
        'added',
        ...added.map(milliseconds),
        '',
        isValid ? verdict(added[2] ?? NaN, addedOfRounds) : NOT_JUDGED,
      ],
    );
  }
  return table.toString();
}

const NOT_JUDGED = 'not judged, for the reason above';

function figuresOf(durations: Durations): string[] {
  return PERCENTILES.map((percentile) => milliseconds(percentile(durations)));
}

function lateness(loads: readonly MeasuredLoad[]): string {
  return milliseconds(Math.max(...loads.map(({ result }) => result.lag.percentile(99))));
}

function problemIn(loads: readonly MeasuredLoad[]): string {
  return loads.map(({ result }) => whyInvalid(result)).find((problem) => problem !== undefined) ?? '';
}

function verdict(added: number, ofRounds: readonly number[]): string {
  const { min, max } = spreadOf(ofRounds);
  const goals = [BUDGET, AIM].map((goal) => `p99 < ${String(goal)} ms: ${added < goal ? 'met' : 'missed'}`);
  return `${goals.join(', ')} (rounds: ${milliseconds(min)}–${milliseconds(max)})`;
}
