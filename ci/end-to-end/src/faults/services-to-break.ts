import {
  type BreakableProgram,
  type IbexService,
  type Postgres,
  type Redis,
  startBreakable,
  startBreakablePostgres,
  startIbexService,
  startRedis,
} from '@ibex/test-programs';

import { type HostileUpstream, startHostileUpstream } from './hostile-upstream.js';

/** How long each part may take, in milliseconds; what a client waits is the sum of those on its way at most. */
export const LIMITS = { redis: 400, database: 500, auth: 1000, upstream: 1000, upstreamIdle: 800 };

/** The most connections that the PostgreSQL server takes. */
export const MOST_CONNECTIONS = 12;

/** Both services and all they depend on, each a program of its own that can be broken, but for the upstream. */
export interface ServicesToBreak {
  readonly redis: BreakableProgram<Redis>;
  readonly postgres: BreakableProgram<Postgres>;
  readonly auth: BreakableProgram<IbexService>;
  readonly proxy: IbexService;
  readonly upstream: HostileUpstream;
  /** Of an organisation that auth knows. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, Redis, an upstream, auth and the proxy, with short time limits. */
export async function startServicesToBreak(): Promise<ServicesToBreak> {
  const parts: { stop(): Promise<void> }[] = [];
  const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    parts.push(part);
    return part;
  };
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part.stop();
  };
  try {
    const first = await startRedis();
    await first.stop();
    const redis = keep(await startBreakable(() => startRedis(first.port)));
    const postgres = keep(await startBreakablePostgres({ max_connections: String(MOST_CONNECTIONS) }));
    const upstream = keep(await startHostileUpstream());
    const auth = keep(await startAuth(postgres.current().url));
    const { grpc, seeds } = auth.current().ready as unknown as AuthReadyLine;
    const proxy = keep(await startProxy({ auth: grpc, redis: first.url, upstream: upstream.url }));
    return { redis, postgres, auth, proxy, upstream, token: seeds.tokens.valid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface AuthReadyLine {
  readonly grpc: string;
  readonly http: string;
  readonly seeds: { readonly tokens: { readonly valid: string } };
}

async function startAuth(databaseUrl: string): Promise<BreakableProgram<IbexService>> {
  // Where it listened first it listens again.
  let ports = { AUTH_GRPC_PORT: '0', AUTH_HTTP_PORT: '0' };
  return startBreakable(async () => {
    const auth = await startIbexService('auth', {
      environment: {
        ...ports,
        DATABASE_URL: databaseUrl,
        DATABASE_POOL_SIZE: '4',
        DATABASE_TIMEOUT_SECONDS: inSeconds(LIMITS.database),
        LOG_LEVEL: 'warn',
      },
    });
    const { grpc, http } = auth.ready as unknown as AuthReadyLine;
    ports = { AUTH_GRPC_PORT: new URL(`tcp://${grpc}`).port, AUTH_HTTP_PORT: new URL(http).port };
    return auth;
  });
}

function startProxy(at: { auth: string; redis: string; upstream: string }): Promise<IbexService> {
  return startIbexService('proxy', {
    environment: {
      AUTH_ADDRESS: at.auth,
      AUTH_TIMEOUT_SECONDS: inSeconds(LIMITS.auth),
      // Each request asks auth, so that the two can be compared.
      AUTH_CACHE_SECONDS: '0',
      REDIS_URL: at.redis,
      REDIS_TIMEOUT_SECONDS: inSeconds(LIMITS.redis),
      RATE_LIMIT_REQUESTS: '1000000',
      UPSTREAM_URL: at.upstream,
      UPSTREAM_TIMEOUT_SECONDS: inSeconds(LIMITS.upstream),
      UPSTREAM_IDLE_SECONDS: inSeconds(LIMITS.upstreamIdle),
      LOG_LEVEL: 'warn',
    },
  });
}

function inSeconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
