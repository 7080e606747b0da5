import { fileURLToPath } from 'node:url';

import { generateLoad } from '@ibex/load-generator';
import {
  findProgram,
  type ProgramName,
  type RunningProgram,
  startIbexService,
  startPostgres,
  startPrometheus,
  startRedis,
} from '@ibex/test-programs';

import { LIMITED_SHARE, type Seeds, traffic } from './traffic.js';

/** What a demo is started with. */
export interface DemoOptions {
  /** Requests in a second. */
  readonly rate: number;
  /** Where the proxy and Prometheus listen; by default at free ports. */
  readonly proxyPort?: number;
  readonly prometheusPort?: number;
  /** Variables for both services, such as where their traces go. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends the start early. */
  readonly signal: AbortSignal;
  /** Told of each part that stands, or why it does not. */
  readonly onProgress: (line: string) => void;
}

/** A demo that runs. */
export interface Demo {
  /** The URLs of the services, without a path. */
  readonly proxy: string;
  readonly auth: string;
  /** Absent where Prometheus is not installed. */
  readonly prometheus: string | undefined;
  /** A token that auth knows. */
  readonly token: string;
  /** Resolves with the first part that ends, and how, whoever ended it. */
  readonly partEnded: Promise<string>;
  /** Stops the load, then all parts, that which was started last first. */
  stop(): Promise<void>;
}

/**
 * Starts both services on real parts where these are installed, sends them load and has a real Prometheus scrape them.
 *
 * @throws Error where a part does not start or the start is ended early; those that were started are stopped
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const parts: Part[] = [];
  const stopParts = async () => {
    for (const { program } of [...parts].reverse()) await program.stop();
  };
  try {
    return await startParts(options, parts, stopParts);
  } catch (error) {
    await stopParts();
    throw error;
  }
}

interface Part {
  readonly name: string;
  readonly program: RunningProgram;
}

async function startParts(
  { rate, proxyPort, prometheusPort, environment, signal, onProgress }: DemoOptions,
  parts: Part[],
  stopParts: () => Promise<void>,
): Promise<Demo> {
  const started = async <Program extends RunningProgram>(name: string, start: () => Promise<Program>) => {
    signal.throwIfAborted();
    const program = await start();
    parts.push({ name, program });
    onProgress(`${name}: runs`);
    return program;
  };
  const isThere = (name: ProgramName, instead: string) => {
    if (findProgram(name) !== undefined) return true;
    onProgress(`${name}: is not installed; ${instead}`);
    return false;
  };

  const postgres = isThere('postgresql', 'auth has its database in itself')
    ? await started('postgresql', () => startPostgres())
    : undefined;
  const redis = isThere('redis-server', 'the proxy counts the rate limit in itself')
    ? await started('redis-server', () => startRedis())
    : undefined;
  const auth = await started('auth', () =>
    startIbexService('auth', {
      cancelSignal: signal,
      environment: { ...environment, DATABASE_URL: postgres?.url },
    }),
  );
  const proxy = await started('proxy', () =>
    startIbexService('proxy', {
      cancelSignal: signal,
      environment: {
        ...environment,
        PROXY_PORT: String(proxyPort ?? 0),
        AUTH_ADDRESS: String(auth.ready['grpc']),
        REDIS_URL: redis?.url,
        ...rateLimit(rate),
      },
    }),
  );
  const jobs = { auth: new URL(auth.ready.http).host, proxy: new URL(proxy.ready.http).host };
  const prometheus = isThere(
    'prometheus',
    'let yours scrape both services, and load the rules of observability/',
  )
    ? await started('prometheus', () =>
        startPrometheus(jobs, '1s', undefined, {
          ...(prometheusPort !== undefined && { port: prometheusPort }),
          ruleFiles: RULES,
          features: ['exemplar-storage'],
        }),
      )
    : undefined;

  const seeds = auth.ready['seeds'] as Seeds;
  const load = startLoad(proxy.ready.http, seeds, rate);
  return {
    proxy: proxy.ready.http,
    auth: auth.ready.http,
    prometheus: prometheus?.url,
    token: seeds.tokens.valid,
    partEnded: Promise.race(parts.map(describeEnd)),
    stop: async () => {
      await load.stop();
      await stopParts();
    },
  };
}

const RULES = ['recording-rules.yml', 'alert-rules.yml'].map((file) =>
  fileURLToPath(new URL(`../../../observability/${file}`, import.meta.url)),
);

/** A little less than what is sent, so that some of it is refused. */
function rateLimit(rate: number): Record<string, string> {
  return {
    RATE_LIMIT_REQUESTS: String(Math.max(1, Math.floor(rate * LIMITED_SHARE * 0.9))),
    RATE_LIMIT_WINDOW_SECONDS: '1',
  };
}

function startLoad(origin: string, seeds: Seeds, rate: number) {
  const controller = new AbortController();
  const load = generateLoad({
    origin,
    request: traffic(seeds, Math.random),
    rate,
    arrivals: 'poisson',
    seed: Date.now(),
    // The longest pause of the upstream, and a little more: nobody waits for the end longer.
    timeout: 5_000,
    signal: controller.signal,
  });
  return {
    stop: async () => {
      controller.abort();
      await load;
    },
  };
}

async function describeEnd({ name, program }: Part): Promise<string> {
  const { exitCode, signal } = await program.ended;
  const end = signal === undefined ? `exit code ${String(exitCode)}` : `signal ${signal}`;
  const [last = ''] = program.output().trimEnd().split('\n').slice(-1);
  return `${name} ended with ${end}${last === '' ? '' : `; the last it wrote:\n  ${last}`}`;
}
