import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { pairedRounds } from '../paired-rounds.js';
import { type Spread, spreadOf } from '../spread.js';

/** How to measure. */
export interface ScrapeBenchOptions {
  /** How many processes are started for each kind of scrape. */
  readonly processes: number;
  /** How often each is scraped after the first time. */
  readonly scrapes: number;
}

/** How long scrapes of one kind blocked the event loop, in milliseconds: the longest of each scrape. */
export interface MeasuredScrapes {
  readonly name: string;
  readonly bytes: number;
  /** The first of a process, when nothing is compiled yet. */
  readonly first: LongestBlocks;
  /** All others. */
  readonly later: LongestBlocks;
}

/** The longest blocks of scrapes. */
export interface LongestBlocks {
  /** By the clock, in which a process also waits for a processor. */
  readonly wall: Spread;
  /** CPU time of the whole process while it was blocked, other threads of it included. */
  readonly cpu: Spread;
}

/** What a server tells of the longest block since it was asked the last time. */
export interface LongestBlock {
  readonly wall: number;
  readonly cpu: number;
}

/** Measures how long scrapes over HTTP block the event loop of a process whose every series is there. */
export async function benchScrapes({ processes, scrapes }: ScrapeBenchOptions): Promise<MeasuredScrapes[]> {
  const runs = KINDS.map((kind) => () => scrapeProcess(kind, scrapes));
  const rounds = await pairedRounds(runs, processes);
  return KINDS.map(({ name }, index) => {
    const ofKind = rounds.flatMap((round) => round[index] ?? []);
    return {
      name,
      bytes: spreadOf(ofKind.map(({ bytes }) => bytes)).median,
      first: longestBlocks(ofKind.flatMap(({ blocks }) => blocks.slice(0, 1))),
      later: longestBlocks(ofKind.flatMap(({ blocks }) => blocks.slice(1))),
    };
  });
}

interface ScrapeKind {
  readonly name: string;
  readonly metrics: 'ours' | 'plain';
  readonly accept: string;
}

const KINDS: readonly ScrapeKind[] = [
  { name: 'text', metrics: 'ours', accept: 'text/plain' },
  { name: 'OpenMetrics with exemplars', metrics: 'ours', accept: 'application/openmetrics-text' },
  { name: 'prom-client alone, text', metrics: 'plain', accept: 'text/plain' },
];

async function scrapeProcess({ metrics, accept }: ScrapeKind, scrapes: number) {
  const server = fork(SERVER, [metrics]);
  try {
    const url = await urlOf(server);
    const blocks: LongestBlock[] = [];
    let bytes = 0;
    for (let scrape = 0; scrape <= scrapes; scrape += 1) {
      const response = await fetch(`${url}/metrics`, { headers: { accept } });
      bytes = (await response.arrayBuffer()).byteLength;
      blocks.push((await (await fetch(`${url}/longest-block`)).json()) as LongestBlock);
    }
    return { bytes, blocks };
  } finally {
    server.kill();
  }
}

/** The server sends nothing but its URL. */
async function urlOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve: (url: string) => void, reject) => {
    server.once('message', (url: string) => {
      resolve(url);
    });
    server.once('exit', () => {
      reject(new Error('the server of a scrape ended before it listened'));
    });
  });
}

function longestBlocks(blocks: readonly LongestBlock[]): LongestBlocks {
  return {
    wall: spreadOf(blocks.map(({ wall }) => wall)),
    cpu: spreadOf(blocks.map(({ cpu }) => cpu)),
  };
}

const SERVER = fileURLToPath(new URL('scrape-server.js', import.meta.url));
