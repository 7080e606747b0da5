import Table from 'cli-table3';

import { megabytes } from '../ratio-table.js';
import { spreadOf } from '../spread.js';
import { allLatencies, type MeasuredLoad } from './measure-load.js';
import { milliseconds } from './milliseconds.js';
import type { MeasuredVariant, ServicesBench } from './services-bench.js';

/** What each program took for the first of the loads through the proxy. */
export function programTable({ loads, peakMemory }: ServicesBench): string {
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

/** The variants of the proxy side by side; what each took of the CPU, also compared with the proxy as shipped. */
export function variantTable(variants: readonly MeasuredVariant[]): string {
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

function microseconds(seconds: number): string {
  return `${(seconds * 1e6).toFixed(0)} µs`;
}
