import { fileURLToPath } from 'node:url';

import {
  findProgram,
  type IbexService,
  type RunningProgram,
  startIbexService,
  startPostgres,
  startProgram,
  startRedis,
} from '@ibex/test-programs';

/** What stands around the proxy, each a program of its own. */
export interface ServiceParts {
  /** The URL of the upstream, where requests go that do not go through a proxy. */
  readonly upstream: string;
  /** A token that auth knows. */
  readonly token: string;
  /** Starts a proxy before them. */
  startProxy(variant: ProxyVariant): Promise<IbexService>;
  /** How many exports of traces have come. */
  tracesExported(): Promise<number>;
  /** What takes part in a request, or stands behind it, by name; without the proxies. */
  readonly programs: ReadonlyMap<string, RunningProgram>;
  /** Ends all of them, and the proxies first. */
  stop(): Promise<void>;
}

/** How a proxy is started. */
export type ProxyVariant = 'as shipped' | 'without metrics' | 'with tracing';

/**
 * Starts auth, the stub upstream, a collector of traces, and PostgreSQL and Redis where they are installed.
 *
 * @param isEmbedded - leaves PostgreSQL and Redis out in any case
 */
export async function startServiceParts(isEmbedded: boolean): Promise<ServiceParts> {
  const programs = new Map<string, RunningProgram>();
  const collectors: RunningProgram[] = [];
  const proxies: IbexService[] = [];
  const stop = async () => {
    await Promise.all(proxies.map((proxy) => proxy.stop()));
    for (const program of [...programs.values(), ...collectors].reverse()) await program.stop();
  };
  const start = async <Program extends RunningProgram>(name: string, starting: Promise<Program>) => {
    const program = await starting;
    programs.set(name, program);
    return program;
  };
  const startCollector = async () => {
    const collector = await startStub('trace-collector');
    collectors.push(collector);
    return collector;
  };
  const isWanted = (name: 'postgresql' | 'redis-server') => !isEmbedded && findProgram(name) !== undefined;
  try {
    const none = Promise.resolve(undefined);
    const [upstream, collector, redis, auth] = await allOrFirstError([
      start('stub upstream', startStub('stub-upstream')),
      startCollector(),
      isWanted('redis-server') ? start('Redis', startRedis()) : none,
      (isWanted('postgresql') ? start('PostgreSQL', startPostgres()) : none).then((postgres) =>
        start('auth', startIbexService('auth', { environment: { DATABASE_URL: postgres?.url } })),
      ),
    ]);
    const { tokens } = auth.ready['seeds'] as { readonly tokens: { readonly valid: string } };
    return {
      upstream: upstream.url,
      token: tokens.valid,
      programs,
      startProxy: async (variant) => {
        const proxy = await startIbexService('proxy', {
          environment: {
            AUTH_ADDRESS: String(auth.ready['grpc']),
            UPSTREAM_URL: upstream.url,
            REDIS_URL: redis?.url,
            // Each request is checked, and none is refused.
            RATE_LIMIT_REQUESTS: '1000000000',
            ...environmentOf(variant, collector.url),
          },
        });
        proxies.push(proxy);
        return proxy;
      },
      tracesExported: async () => Number(await (await fetch(collector.url)).text()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

// Waits for all of them also where one fails: those that have started by then have to be stopped.
async function allOrFirstError<Results extends readonly unknown[]>(promises: {
  readonly [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}

function environmentOf(variant: ProxyVariant, collector: string): Record<string, string> {
  switch (variant) {
    case 'as shipped':
      return {};
    case 'without metrics':
      return { NODE_OPTIONS: `--import=${new URL('without-metrics/register.js', import.meta.url).href}` };
    case 'with tracing':
      return {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        OTEL_TRACES_EXPORTER: 'otlp',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_LOGS_EXPORTER: 'none',
        OTEL_TRACES_SAMPLER: 'always_on',
      };
  }
}

async function startStub(name: string): Promise<RunningProgram & { readonly url: string }> {
  let url: string | undefined;
  const program = await startProgram({
    name,
    path: process.execPath,
    args: [fileURLToPath(new URL(`programs/${name}.js`, import.meta.url))],
    isReady: (output) => (url = /^listens on (\S+)$/m.exec(output)?.[1]) !== undefined,
  });
  return { ...program, url: url ?? '' };
}
