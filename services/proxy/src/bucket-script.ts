/**
 * Takes requests out of the bucket of an organisation, in Redis: in one step and by the clock of Redis, so that any
 * number of proxies share one limit, however wrong their own clocks are.
 *
 * It is what `RateLimiterRedis` runs in place of its own script, and gets the arguments of that: how many requests to
 * take, the seconds in which an empty allowance is full again, and its size. The answer is as well: what is taken, where
 * more than the size means that it was refused, and a time in milliseconds, which then is how long to wait.
 *
 * The algorithm is that of `Buckets`, which counts in this process.
 */
export const BUCKET_SCRIPT = `
local taken, seconds, size = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local microseconds_each = seconds * 1000000 / size
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local level = 0
local stored = redis.call('GET', KEYS[1])
if stored then
  local last_level, last_time = string.match(stored, '^(%S+) (%S+)$')
  -- A clock that was set back stops the leak for no longer than until the next request.
  local elapsed = math.max(0, now - last_time)
  level = math.max(0, last_level - elapsed / microseconds_each)
end

local wait = (level + taken - size) * microseconds_each
if wait > 0 then
  return {size + 1, math.ceil(wait / 1000)}
end
level = level + taken
local empty_after = math.ceil(level * microseconds_each / 1000)
redis.call('SET', KEYS[1], string.format('%.17g %.0f', level, now), 'PX', empty_after)
return {math.ceil(level), empty_after}
`;
