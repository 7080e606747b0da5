import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

import { BUCKET_SCRIPT } from './bucket-script.js';
import type { Allowance } from './buckets.js';

/** Buckets in Redis, which all proxies share. */
export interface LimitInRedis {
  /**
   * Takes one request of an organisation, in one round trip.
   *
   * @returns 0, or where its bucket is full how long until it is not, in milliseconds
   * @throws what Redis failed with; {@link RedisPausedError} where it was not asked
   */
  take(orgId: string): Promise<number>;
}

/** Thrown instead of asking a Redis that has let the last checks wait in vain. */
export class RedisPausedError extends Error {
  override readonly name = 'RedisPausedError';
  readonly code = 'PAUSED';

  constructor() {
    super('Redis did not answer the last checks in time, it is asked again shortly');
  }
}

/**
 * Keeps the limit in Redis.
 *
 * Where several checks in a row were not answered in time, Redis is not asked for a while, so that a Redis that is
 * frozen delays few requests. Then one check is made, and what comes of it decides.
 *
 * @param redis - connected or not
 */
export function limitInRedis(redis: Redis, { requests, windowSeconds }: Allowance): LimitInRedis {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    points: requests,
    duration: windowSeconds,
    keyPrefix: 'ibex:bucket',
    rejectIfRedisNotReady: true,
    customIncrTtlLuaScript: BUCKET_SCRIPT,
  });
  let timeoutsInARow = 0;
  let pausedUntil = 0;

  return {
    take: async (orgId) => {
      const now = performance.now();
      if (now < pausedUntil) throw new RedisPausedError();
      // Only this one asks now; the others go on without until it has its answer.
      if (timeoutsInARow >= TIMEOUTS_BEFORE_PAUSE) pausedUntil = now + PAUSE;
      try {
        const wait = await waitFor(limiter, orgId);
        timeoutsInARow = 0;
        pausedUntil = 0;
        return wait;
      } catch (error) {
        timeoutsInARow = isTimeout(error) ? timeoutsInARow + 1 : 0;
        pausedUntil = timeoutsInARow >= TIMEOUTS_BEFORE_PAUSE ? performance.now() + PAUSE : 0;
        throw error;
      }
    },
  };
}

const TIMEOUTS_BEFORE_PAUSE = 3;

/** In milliseconds. */
const PAUSE = 1000;

async function waitFor(limiter: RateLimiterRedis, orgId: string): Promise<number> {
  try {
    await limiter.consume(orgId);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}

// ioredis has no class and no code for it.
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Command timed out';
}
