import Table from 'cli-table3';

import { megabytes } from '../ratio-table.js';
import type { Spread } from '../spread.js';
import type { LongestBlocks, MeasuredScrapes } from './scrape-bench.js';

/** A table of how long scrapes blocked the event loop, and whether that is what it should be. */
export function scrapeTable(scrapes: readonly MeasuredScrapes[]): string {
  const table = new Table({
    head: ['scrape', 'size', 'block', 'min–max', 'CPU time', 'min–max', 'target', ''],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { name, bytes, first, later } of scrapes) {
    table.push(row(`${name}, first`, bytes, first), row(`${name}, later`, bytes, later));
  }
  return table.toString();
}

function row(name: string, bytes: number, { wall, cpu }: LongestBlocks): string[] {
  return [
    name,
    megabytes(bytes),
    `${wall.median.toFixed(1)} ms`,
    rangeOf(wall),
    `${cpu.median.toFixed(1)} ms`,
    rangeOf(cpu),
    `< ${String(TARGET)} ms`,
    wall.median < TARGET ? 'met' : 'missed',
  ];
}

function rangeOf({ min, max }: Spread): string {
  return `${min.toFixed(1)}–${max.toFixed(1)}`;
}

const TARGET = 10;
