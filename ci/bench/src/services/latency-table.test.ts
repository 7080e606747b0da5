import { Durations, type LoadResult } from '@ibex/load-generator';
import { describe, expect, it } from 'vitest';

import { latencyTable } from './latency-table.js';
import type { MeasuredLoad } from './measure-load.js';

describe('latencyTable', () => {
  it('subtracts what a request takes without the proxy, percentile by percentile', () => {
    const table = printed([{ direct: load([0.1, 0.2, 0.3, 1]), proxied: load([0.2, 0.4, 0.6, 1.3]) }]);
    expect(rowOf(table, 'direct').slice(0, 4)).toEqual(['0.20', '1.00', '1.00', '1.00']);
    expect(rowOf(table, 'through the proxy').slice(0, 4)).toEqual(['0.40', '1.30', '1.30', '1.30']);
    expect(rowOf(table, 'added').slice(0, 4)).toEqual(['0.20', '0.30', '0.30', '0.30']);
  });

  it.each([
    [3, 'p99 < 20 ms: met, p99 < 5 ms: met'],
    [12, 'p99 < 20 ms: met, p99 < 5 ms: missed'],
    [42, 'p99 < 20 ms: missed, p99 < 5 ms: missed'],
  ])('holds %d added milliseconds to the goals', (added, verdict) => {
    const rounds = [{ direct: load([1]), proxied: load([1 + added]) }];
    expect(rowOf(printed(rounds), 'added').at(-1)).toContain(verdict);
  });

  it('takes the rounds together, and tells how far they lie apart', () => {
    const table = printed([
      { direct: load([1]), proxied: load([3]) },
      { direct: load([1]), proxied: load([5]) },
    ]);
    expect(rowOf(table, 'added').at(-1)).toContain('(rounds: 2.00–4.00)');
  });

  it('judges nothing where the generator was late or something was not answered', () => {
    const late = { direct: load([1], { lag: of([40]) }), proxied: load([2]) };
    expect(rowOf(printed([late]), 'direct').at(-1)).toMatch(/^the generator was late/);
    expect(rowOf(printed([late]), 'added').at(-1)).toBe('not judged, for the reason above');
    const refused = { direct: load([1]), proxied: load([1], { statuses: new Map([[503, 1]]) }) };
    expect(rowOf(printed([refused]), 'through the proxy').at(-1)).toContain('1 × 503');
    expect(rowOf(printed([refused]), 'added').at(-1)).toBe('not judged, for the reason above');
  });
});

function printed(rounds: readonly { direct: MeasuredLoad; proxied: MeasuredLoad }[]): string {
  return latencyTable([{ kind: 'completion', rate: 10, rounds }]);
}

/** The cells after the name of a row. */
function rowOf(table: string, name: string): string[] {
  const line = table.split('\n').find((text) => text.includes(` ${name} `)) ?? '';
  const cells = line.split('│').map((cell) => cell.trim());
  return cells.slice(cells.indexOf(name) + 1, -1);
}

function load(milliseconds: readonly number[], given: Partial<LoadResult> = {}): MeasuredLoad {
  const count = milliseconds.length;
  const result: LoadResult = {
    due: count,
    sent: count,
    notSent: 0,
    statuses: new Map([[200, count]]),
    failures: new Map(),
    latency: of(milliseconds),
    lag: of([0.5]),
    mostInFlight: 1,
    ...given,
  };
  return { result, cpu: new Map() };
}

function of(milliseconds: readonly number[]): Durations {
  const durations = new Durations();
  for (const duration of milliseconds) durations.record(duration);
  return durations;
}
