import { programTable, variantTable } from './cost-tables.js';
import { BUDGET } from './goals.js';
import type { HighestRate } from './find-highest-rate.js';
import { latencyTable } from './latency-table.js';
import { MAX_IN_FLIGHT } from './measure-load.js';
import type { ServicesBench } from './services-bench.js';
import { LAG_LIMIT } from './why-too-high.js';

/** The bench as text: what was found, in tables, and whether the goals are met. */
export function printServicesBench(bench: ServicesBench): string {
  return [
    `Node.js: ${process.versions.node}`,
    `load average before: ${bench.loadAverage.toFixed(1)}, on ${String(bench.processors)} processors`,
    bench.found ? foundRate(bench.found) : `rate: ${perSecond(bench.rate)}, as given`,
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

function foundRate({ saturation, rate, trials }: HighestRate): string {
  return [
    `it saturates at ${perSecond(saturation)}: so many are answered where more are sent`,
    `the highest rate that is sustained: ${perSecond(rate)}`,
    `(three times all answered 200, p99 at most ${String(BUDGET)} ms, at most ${String(MAX_IN_FLIGHT)} in flight, the generator late by at most ${String(LAG_LIMIT)} ms)`,
    ...trials.map((trial) => `  ${perSecond(trial.rate)}: ${trial.problem ?? 'held'}`),
  ].join('\n');
}

function perSecond(rate: number): string {
  return `${rate.toFixed(0)} requests a second`;
}
