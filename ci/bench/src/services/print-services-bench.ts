import type { Durations } from '@ibex/load-generator';
import Table from 'cli-table3';

import { megabytes } from '../ratio-table.js';
import { spreadOf } from '../spread.js';
import { allLatencies, MAX_IN_FLIGHT, type MeasuredLoad } from './measure-load.js';
import type { MeasuredVariant, PairedLoad, ServicesBench } from './services-bench.js';
import { LAG_LIMIT, QUEUE_LIMIT, whyInvalid } from './why-too-high.js';

/** The bench as text: what was found, in tables, and whether the goals are met. */
export function printServicesBench(bench: ServicesBench): string {
  return [
    `Node.js: ${process.versions.node}`,
    bench.trials.length === 0 ? `rate: ${perSecond(bench.rate)}, as given` : trialsOf(bench),
    'added latency, in milliseconds from when a request was due to the last byte of its answer',
    latencyTable(bench.loads),
    `what each program took of the machine, through the proxy at ${perSecond(bench.loads[0]?.rate ?? 0)}`,
    programTable(bench),
    `what metrics and tracing cost: the proxy at ${perSecond(bench.variantRate)}`,
    variantTable(bench.variants),
    bench.tracesExported === 0
      ? 'no traces came: the proxy with tracing does not trace, so its row tells nothing'
      : `exports of traces that came: ${String(bench.tracesExported)}`,
  ].join('\n');
}

function trialsOf({ trials, rate }: ServicesBench): string {
  return [
    `the highest rate that is sustained: ${perSecond(rate)}`,
    `(all answered 200, at most ${String(MAX_IN_FLIGHT)} in flight, p99 at most ${String(QUEUE_LIMIT)} ms, the generator late by at most ${String(LAG_LIMIT)} ms)`,
    ...trials.map((trial) => `  ${perSecond(trial.rate)}: ${trial.problem ?? 'sustained'}`),
  ].join('\n');
}

/** The budget of the document, and what we aim for: milliseconds added to p99. */
const BUDGET = 20;
const AIM = 5;

const PERCENTILES: readonly ((durations: Durations) => number)[] = [
  (durations) => durations.percentile(50),
  (durations) => durations.percentile(90),
  (durations) => durations.percentile(99),
  (durations) => durations.max,
];

function latencyTable(loads: readonly PairedLoad[]): string {
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
      ['', '', 'added', ...added.map(milliseconds), '', verdict(added[2] ?? NaN, addedOfRounds)],
    );
  }
  return table.toString();
}

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

function programTable({ loads, peakMemory }: ServicesBench): string {
  const proxied = loads[0]?.rounds.map((round) => round.proxied) ?? [];
  const table = new Table({
    head: ['program', 'CPU time of a request', 'peak memory'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right'],
  });
  table.push(
    ...[...peakMemory].map(([name, memory]) => [
      name,
      microseconds(cpuOfRequest(proxied, name)),
      megabytes(memory),
    ]),
  );
  return table.toString();
}

function variantTable(variants: readonly MeasuredVariant[]): string {
  const table = new Table({
    head: ['proxy', 'p50', 'p99', 'CPU time of a request', 'of that as shipped', 'min–max'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
  });
  const shipped = variants.find(({ variant }) => variant === 'as shipped')?.rounds ?? [];
  table.push(
    ...variants.map(({ variant, rounds }) => {
      const latency = allLatencies(rounds.map(({ result }) => result));
      const ratio = spreadOf(
        rounds.map((load, round) => {
          const baseline = shipped[round];
          return cpuOfRequest([load], 'proxy') / (baseline ? cpuOfRequest([baseline], 'proxy') : NaN);
        }),
      );
      return [
        variant,
        milliseconds(latency.percentile(50)),
        milliseconds(latency.percentile(99)),
        microseconds(cpuOfRequest(rounds, 'proxy')),
        ratio.median.toFixed(2),
        `${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)}`,
      ];
    }),
  );
  return table.toString();
}

/** Seconds. */
function cpuOfRequest(loads: readonly MeasuredLoad[], program: string): number {
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  return sum(loads.map(({ cpu }) => cpu.get(program) ?? 0)) / sum(loads.map(({ result }) => result.sent));
}

function perSecond(rate: number): string {
  return `${rate.toFixed(0)} requests a second`;
}

function milliseconds(figure: number): string {
  return figure.toFixed(2);
}

function microseconds(seconds: number): string {
  return `${(seconds * 1e6).toFixed(0)} µs`;
}
