import type { Metrics } from '@ibex/metrics';
import { HttpError, type Logger } from '@ibex/service-runtime';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

import { connectRedis } from './redis-connection.js';

/** Limits how many requests an organisation may send. */
export interface RateLimiter {
  /** Where the requests are counted: in Redis, shared by all proxies, or in this process. */
  readonly store: 'redis' | 'in-process';
  /**
   * Counts one request of an organisation.
   *
   * @throws `HttpError` 429 with `retry-after` where it is one too many
   */
  take(orgId: string): Promise<void>;
  close(): void;
}

/** What `createRateLimiter` takes. */
export interface RateLimiterOptions {
  /** Absent: requests are counted in this process. */
  readonly redisUrl: string | undefined;
  /** How long Redis may take to answer, in milliseconds. */
  readonly redisTimeout: number;
  /** How many requests an organisation may send in a window. */
  readonly requests: number;
  readonly windowSeconds: number;
  readonly record: Metrics['record'];
  readonly logger: Logger;
}

/**
 * Makes the rate limiter. Where Redis fails a request is not refused for it: it is counted in this process
 * instead, and the failure is counted too.
 */
export async function createRateLimiter(options: RateLimiterOptions): Promise<RateLimiter> {
  const { redisUrl, redisTimeout, record, logger } = options;
  const allowance = { points: options.requests, duration: options.windowSeconds };
  const inProcess = new RateLimiterMemory(allowance);
  const redis =
    redisUrl === undefined ? undefined : await connectRedis({ url: redisUrl, timeout: redisTimeout }, logger);
  const shared =
    redis &&
    new RateLimiterRedis({
      ...allowance,
      storeClient: redis,
      keyPrefix: 'ibex:rate-limit',
      rejectIfRedisNotReady: true,
    });

  const check = async (orgId: string): Promise<RateLimiterRes | undefined> => {
    if (!shared) return await denial(inProcess, orgId);
    try {
      return await denial(shared, orgId);
    } catch (error) {
      record.ibex_proxy_rate_limit_redis_errors_total.inc();
      logger.debug({ reason: String(error) }, 'Redis did not answer, counting in this process');
      return await denial(inProcess, orgId);
    }
  };

  return {
    store: shared ? 'redis' : 'in-process',
    take: async (orgId) => {
      const denied = await check(orgId);
      record.ibex_proxy_rate_limited_total.inc({ result: denied ? 'denied' : 'allowed' });
      if (denied) throw tooManyRequests(denied);
    },
    close: () => redis?.disconnect(),
  };
}

/** Resolves with how long to wait where the request is one too many; rejects where the store fails. */
async function denial(limiter: RateLimiterAbstract, orgId: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(orgId);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

function tooManyRequests({ msBeforeNext }: RateLimiterRes): HttpError {
  const wait = String(Math.max(1, Math.ceil(msBeforeNext / 1000)));
  return new HttpError(429, 'rate_limited', `your organisation has sent too many requests; wait ${wait} s`, {
    'retry-after': wait,
  });
}
