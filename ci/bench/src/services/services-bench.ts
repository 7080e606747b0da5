import { availableParallelism, loadavg } from 'node:os';

import type { IbexService } from '@ibex/test-programs';

import { pairedRounds } from '../paired-rounds.js';
import { readProcessTree } from '../process-usage.js';
import { findHighestRate, type HighestRate } from './find-highest-rate.js';
import {
  GENERATOR,
  type LoadKind,
  type LoadOptions,
  measureLoad,
  type MeasuredLoad,
} from './measure-load.js';
import { type ProxyVariant, type ServiceParts, startServiceParts } from './service-parts.js';
import { whyTooHigh } from './why-too-high.js';

/** How to measure. */
export interface ServicesBenchOptions {
  /** The rate that is taken for the highest, in requests a second; absent: it is found. */
  readonly rate?: number;
  /** How long each load is. */
  readonly seconds: number;
  /** How often each load is sent. */
  readonly rounds: number;
  /** Leaves PostgreSQL and Redis out. */
  readonly isEmbedded: boolean;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/** The same load sent straight to the upstream and through the proxy, in turn. */
export interface PairedLoad {
  readonly kind: LoadKind;
  readonly rate: number;
  readonly rounds: readonly { readonly direct: MeasuredLoad; readonly proxied: MeasuredLoad }[];
}

/** A variant of the proxy under the same load as the others, in turn. */
export interface MeasuredVariant {
  readonly variant: ProxyVariant;
  readonly rounds: readonly MeasuredLoad[];
}

/** What was measured. */
export interface ServicesBench {
  /** What else the machine had to do in the minute before: how many processes wanted a processor. */
  readonly loadAverage: number;
  readonly processors: number;
  /** Absent where the rate was given. */
  readonly found?: HighestRate;
  readonly rate: number;
  readonly loads: readonly PairedLoad[];
  /** The most memory each program had resident, in bytes, by name; this process, which sends the load, among them. */
  readonly peakMemory: ReadonlyMap<string, number>;
  readonly variantRate: number;
  readonly variants: readonly MeasuredVariant[];
  /** How many exports of traces came of the variant that traces; 0: it did not. */
  readonly tracesExported: number;
}

/**
 * Measures what the proxy adds to a request: the same load straight to the upstream and through the proxy, in turn, at
 * the highest rate that this machine sustains and below.
 *
 * @throws Error where a part does not start, or no rate is sustained
 */
export async function benchServices(options: ServicesBenchOptions): Promise<ServicesBench> {
  const { onProgress } = options;
  const [loadAverage = 0] = loadavg();
  onProgress('start the services and what is behind them');
  const parts = await startServiceParts(options.isEmbedded);
  try {
    const proxy = await parts.startProxy('as shipped');
    const bench = new Bench(parts, options);
    await bench.warmUp(parts.upstream, proxy.ready.http);
    const found = options.rate === undefined ? await bench.findHighestRate(proxy) : undefined;
    const rate = options.rate ?? found?.rate ?? NaN;
    const loads = await bench.measureLoads(proxy, rate);
    const peakMemory = await bench.peakMemory(proxy);
    const variantRate = rate * VARIANT_SHARE;
    const variants = await bench.measureVariants(proxy, variantRate);
    const tracesExported = await parts.tracesExported();
    return {
      loadAverage,
      processors: availableParallelism(),
      ...(found && { found }),
      rate,
      loads,
      peakMemory,
      variantRate,
      variants,
      tracesExported,
    };
  } finally {
    await parts.stop();
  }
}

/** More than a moment of it compiles what is used, and less than any machine can take. */
const WARM_UP_RATE = 400;
const WARM_UP_SECONDS = 4;

/** Which loads are measured, as shares of the highest rate; a stream is the work of a dozen answers. */
const LOADS: readonly { readonly kind: LoadKind; readonly share: number }[] = [
  { kind: 'completion', share: 1 },
  { kind: 'completion', share: 0.5 },
  { kind: 'stream', share: 0.25 },
];

/** A rate at which none of the variants saturates: one that queues shows how long its queue is and not what it costs. */
const VARIANT_SHARE = 0.25;
/** What they cost is little, so it takes more rounds to tell it from noise. */
const VARIANT_ROUNDS = 2;

class Bench {
  readonly #parts: ServiceParts;
  readonly #options: ServicesBenchOptions;

  constructor(parts: ServiceParts, options: ServicesBenchOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** Connections are opened and code is compiled. */
  async warmUp(...origins: readonly string[]): Promise<void> {
    const seconds = Math.min(WARM_UP_SECONDS, this.#options.seconds);
    for (const origin of origins) {
      await measureLoad(this.#load({ origin, kind: 'completion', rate: WARM_UP_RATE, seconds }));
      await measureLoad(this.#load({ origin, kind: 'stream', rate: WARM_UP_RATE / 4, seconds: seconds / 4 }));
    }
  }

  findHighestRate(proxy: IbexService): Promise<HighestRate> {
    return findHighestRate({
      saturates: (rate) => this.#saturates(proxy, rate),
      whyTooHigh: (rate) => this.#whyTooHigh(proxy, rate),
      start: WARM_UP_RATE,
    });
  }

  async #saturates(proxy: IbexService, rate: number): Promise<number | undefined> {
    const load = this.#load({ origin: proxy.ready.http, kind: 'completion', rate });
    const { sent, notSent, mostInFlight } = (await measureLoad(load)).result;
    const answered = (sent - mostInFlight) / load.seconds;
    this.#options.onProgress(
      `${rate.toFixed(0)} requests a second: ${notSent === 0 ? 'all answered' : `answered ${answered.toFixed(0)}`}`,
    );
    return notSent === 0 ? undefined : answered;
  }

  async #whyTooHigh(proxy: IbexService, rate: number): Promise<string | undefined> {
    const { result } = await measureLoad(this.#load({ origin: proxy.ready.http, kind: 'completion', rate }));
    const problem = whyTooHigh(result);
    this.#options.onProgress(
      `${String(rate)} requests a second: ${problem ?? `held, p99 is ${result.latency.percentile(99).toFixed(1)} ms`}`,
    );
    return problem;
  }

  async measureLoads(proxy: IbexService, highestRate: number): Promise<PairedLoad[]> {
    const watched = this.#watched(proxy);
    const loads: PairedLoad[] = [];
    for (const { kind, share } of LOADS) {
      const rate = highestRate * share;
      const rounds = await pairedRounds(
        [this.#parts.upstream, proxy.ready.http].map((origin) =>
          this.#measured({ origin, kind, rate }, watched),
        ),
        this.#options.rounds,
      );
      loads.push({
        kind,
        rate,
        rounds: rounds.flatMap(([direct, proxied]) => (direct && proxied ? [{ direct, proxied }] : [])),
      });
    }
    return loads;
  }

  async measureVariants(asShipped: IbexService, rate: number): Promise<MeasuredVariant[]> {
    const others = ['without metrics', 'with tracing'] as const;
    const started = await Promise.all(
      others.map(async (variant) => [variant, await this.#parts.startProxy(variant)] as const),
    );
    const proxies = new Map<ProxyVariant, IbexService>([['as shipped', asShipped], ...started]);
    await this.warmUp(...started.map(([, proxy]) => proxy.ready.http));
    const rounds = await pairedRounds(
      [...proxies].map(([variant, proxy]) =>
        this.#measured(
          { origin: proxy.ready.http, kind: 'completion', rate },
          new Map([['proxy', proxy.pid]]),
          variant,
        ),
      ),
      this.#options.rounds * VARIANT_ROUNDS,
    );
    return [...proxies.keys()].map((variant, index) => ({
      variant,
      rounds: rounds.flatMap((round) => round[index] ?? []),
    }));
  }

  async peakMemory(proxy: IbexService): Promise<Map<string, number>> {
    const usages = [...this.#watched(proxy)].map(async ([name, pid]) => {
      const tree = await readProcessTree(pid);
      return [name, [...tree.values()].reduce((sum, { peakMemory }) => sum + peakMemory, 0)] as const;
    });
    return new Map([...(await Promise.all(usages)), [GENERATOR, process.resourceUsage().maxRSS * 1024]]);
  }

  #watched(proxy: IbexService): Map<string, number> {
    const programs = [...this.#parts.programs].map(([name, { pid }]) => [name, pid] as const);
    return new Map([['proxy', proxy.pid], ...programs]);
  }

  #measured(
    load: Pick<LoadOptions, 'origin' | 'kind' | 'rate'>,
    watched: ReadonlyMap<string, number>,
    name?: ProxyVariant,
  ): () => Promise<MeasuredLoad> {
    return async () => {
      const measured = await measureLoad(this.#load(load), watched);
      const { latency } = measured.result;
      const where = name ?? (load.origin === this.#parts.upstream ? 'direct' : 'through the proxy');
      this.#options.onProgress(
        `${load.kind}, ${load.rate.toFixed(0)} a second, ${where}: p50 ${latency.percentile(50).toFixed(1)} ms, p99 ${latency.percentile(99).toFixed(1)} ms`,
      );
      return measured;
    };
  }

  #load(load: Pick<LoadOptions, 'origin' | 'kind' | 'rate'> & { readonly seconds?: number }): LoadOptions {
    return { seconds: this.#options.seconds, token: this.#parts.token, seed: SEED, ...load };
  }
}

/** All loads of a rate come at the same times. */
const SEED = 1;
