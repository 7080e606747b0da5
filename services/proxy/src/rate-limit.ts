import type { Metrics } from '@ibex/metrics';
import { HttpError, type Logger } from '@ibex/service-runtime';

import { type Allowance, Buckets } from './buckets.js';
import { limitInRedis } from './limit-in-redis.js';
import { connectRedis, redisErrorCode } from './redis-connection.js';

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
export interface RateLimiterOptions extends Allowance {
  /** Absent: requests are counted in this process. */
  readonly redisUrl: string | undefined;
  /** How long Redis may take to answer, in milliseconds. */
  readonly redisTimeout: number;
  readonly record: Metrics['record'];
  readonly logger: Logger;
}

/**
 * Makes the rate limiter. Where Redis fails a request is not refused for it: it is counted in this process
 * instead, and the failure is counted too.
 */
export async function createRateLimiter(options: RateLimiterOptions): Promise<RateLimiter> {
  const { redisUrl, redisTimeout, record, logger } = options;
  const inProcess = new Buckets(options);
  const redis =
    redisUrl === undefined ? undefined : await connectRedis({ url: redisUrl, timeout: redisTimeout }, logger);
  const shared = redis && limitInRedis(redis, options);

  const take = async (orgId: string): Promise<number> => {
    if (!shared) return inProcess.take(orgId);
    try {
      return await shared.take(orgId);
    } catch (error) {
      record.ibex_proxy_rate_limit_redis_errors_total.inc();
      logger.debug({ reason: redisErrorCode(error) }, 'Redis did not answer, counting in this process');
      return inProcess.take(orgId);
    }
  };

  return {
    store: shared ? 'redis' : 'in-process',
    take: async (orgId) => {
      const wait = await take(orgId);
      record.ibex_proxy_rate_limited_total.inc({ result: wait > 0 ? 'denied' : 'allowed' });
      if (wait > 0) throw tooManyRequests(wait);
    },
    close: () => redis?.disconnect(),
  };
}

function tooManyRequests(milliseconds: number): HttpError {
  const wait = String(Math.ceil(milliseconds / 1000));
  return new HttpError(429, 'rate_limited', `your organisation has sent too many requests; wait ${wait} s`, {
    'retry-after': wait,
  });
}
