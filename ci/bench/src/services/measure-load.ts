import {
  Durations,
  generateLoad,
  type LoadPlan,
  type LoadRequest,
  type LoadResult,
} from '@ibex/load-generator';

import { readProcessTree } from '../process-usage.js';

/** What is asked for: an answer at once, or one that comes in pieces. */
export type LoadKind = 'completion' | 'stream';

/** Which requests are sent where. */
export interface LoadOptions {
  /** The origin of the upstream or of a proxy. */
  readonly origin: string;
  readonly kind: LoadKind;
  readonly token: string;
  /** Requests in a second, on average; they come as those of many clients. */
  readonly rate: number;
  readonly seconds: number;
  /** The same seed gives the same times. */
  readonly seed: number;
}

/** A load, and what it took of the programs that were watched and of this one. */
export interface MeasuredLoad {
  readonly result: LoadResult;
  /** Seconds of CPU time, by name. */
  readonly cpu: ReadonlyMap<string, number>;
}

/**
 * Sends a load and reads before and after it what the programs have taken.
 *
 * @param watched - the process of each, by name
 */
export async function measureLoad(
  options: LoadOptions,
  watched: ReadonlyMap<string, number> = new Map(),
): Promise<MeasuredLoad> {
  const before = await usageOf(watched);
  const generator = process.cpuUsage();
  const result = await generateLoad(planOf(options));
  const { user, system } = process.cpuUsage(generator);
  const after = await usageOf(watched);
  const cpu = [...after].map(([name, tree]) => [name, cpuSince(before.get(name), tree)] as const);
  return { result, cpu: new Map([...cpu, [GENERATOR, (user + system) / 1e6]]) };
}

/** The name of this process, which sends the load. */
export const GENERATOR = 'load generator';

/** The most requests that wait for their answers. */
export const MAX_IN_FLIGHT = 500;

/** The latencies of several loads as if they were one. */
export function allLatencies(results: readonly LoadResult[]): Durations {
  const all = new Durations();
  for (const { latency } of results) all.add(latency);
  return all;
}

function planOf({ origin, kind, token, rate, seconds, seed }: LoadOptions): LoadPlan {
  const request: LoadRequest = {
    method: 'POST',
    path: '/v1/chat/completions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(kind === 'stream' && { accept: 'text/event-stream' }),
    },
    body: BODIES[kind],
  };
  return {
    origin,
    request: () => request,
    rate,
    seconds,
    arrivals: 'poisson',
    seed,
    maxInFlight: MAX_IN_FLIGHT,
  };
}

// About a kilobyte, as a short conversation has it.
const CONVERSATION = { model: 'stub-1', messages: [{ role: 'user', content: 'word '.repeat(200) }] };
const BODIES: Readonly<Record<LoadKind, string>> = {
  completion: JSON.stringify(CONVERSATION),
  stream: JSON.stringify({ ...CONVERSATION, stream: true }),
};

type ProcessTree = Awaited<ReturnType<typeof readProcessTree>>;

async function usageOf(watched: ReadonlyMap<string, number>): Promise<Map<string, ProcessTree>> {
  const trees = [...watched].map(async ([name, pid]) => [name, await readProcessTree(pid)] as const);
  return new Map(await Promise.all(trees));
}

// Of each process by itself: one that has ended meanwhile would make the sum smaller.
function cpuSince(before: ProcessTree | undefined, after: ProcessTree): number {
  return [...after].reduce((sum, [pid, { cpu }]) => sum + cpu - (before?.get(pid)?.cpu ?? 0), 0);
}
