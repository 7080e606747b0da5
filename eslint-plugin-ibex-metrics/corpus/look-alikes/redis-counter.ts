// Redis: counters are incremented under keys with ids, which is what they are for.
import Redis from 'ioredis';

const redis = new Redis();

export async function hit(userId: string, url: string): Promise<void> {
  await redis.incr(`hits:${userId}`);
  await redis.hset(`user:${userId}`, { url, user_id: userId });
  await redis.set(`last:${userId}`, url);
}
