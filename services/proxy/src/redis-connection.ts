import type { Logger } from '@ibex/service-runtime';
import { Redis } from 'ioredis';

/**
 * Connects to Redis, once now and again whenever the connection breaks. A command fails at once while there
 * is no connection, since a request waits for it.
 *
 * @param options - `url`: begins with redis:// or rediss://; `timeout`: how long a command may take, in
 *   milliseconds
 * @param logger - told when Redis goes down and when it is back
 * @returns the client, whether or not the first attempt succeeded
 */
export async function connectRedis(
  { url, timeout }: { url: string; timeout: number },
  logger: Logger,
): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    commandTimeout: timeout,
    connectTimeout: 2000,
    // A server that vanished without closing the connection: better no connection than one that waits.
    socketTimeout: 5000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // A command sent twice would count a request twice.
    autoResendUnfulfilledCommands: false,
  });
  logOutages(redis, logger);
  await redis.connect().catch(() => undefined);
  return redis;
}

/** Logs the first failure of an outage and its end, not each attempt to connect in between. */
function logOutages(redis: Redis, logger: Logger): void {
  let isDown = false;
  redis.on('error', (error: NodeJS.ErrnoException) => {
    // Not the error as a whole: a reply error carries the command, and that of AUTH is the password.
    if (!isDown)
      logger.warn({ reason: error.code ?? error.message }, 'Redis is down, limits are per process');
    isDown = true;
  });
  redis.on('ready', () => {
    if (isDown) logger.info('Redis is back, limits are shared again');
    isDown = false;
  });
}
