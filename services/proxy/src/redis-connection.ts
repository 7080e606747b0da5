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

/**
 * What Redis failed with, in a word, such as `ECONNREFUSED` or `WRONGPASS`. Not the message, which can name a key or a
 * user; and not the error, which carries the command: that of AUTH is the password.
 */
export function redisErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error) return String(error.code);
  if (error.message.startsWith('Socket timeout')) return 'TIMEOUT';
  // RESP: an error reply begins with its kind, in capitals.
  return /^[A-Z]+(?= )/.exec(error.message)?.[0] ?? KNOWN_MESSAGES.get(error.message) ?? error.name;
}

const KNOWN_MESSAGES = new Map([
  ['Command timed out', 'TIMEOUT'],
  ['Redis connection is not ready', 'NOT_READY'],
]);

/** Logs the first failure of an outage and its end, not each attempt to connect in between. */
function logOutages(redis: Redis, logger: Logger): void {
  let isDown = false;
  redis.on('error', (error) => {
    if (!isDown) logger.warn({ reason: redisErrorCode(error) }, 'Redis is down, limits are per process');
    isDown = true;
  });
  redis.on('ready', () => {
    if (isDown) logger.info('Redis is back, limits are shared again');
    isDown = false;
  });
}
