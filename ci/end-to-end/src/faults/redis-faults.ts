import { type Condition, type Scenario, WELL } from './scenario.js';
import { LIMITS } from './services-to-break.js';

/** Each request is counted in the process of the proxy, and each check that failed in Redis is counted. */
const LIMITED_IN_PROCESS: Condition = {
  ...WELL,
  proxy: { ...WELL.proxy, ibex_proxy_rate_limit_redis_errors_total: 1 },
};

/** Redis is gone or does not answer: no client is to notice. */
export const REDIS_FAULTS: readonly Scenario[] = [
  {
    fault: 'Redis is killed and comes back',
    breaks: ({ redis }) => redis.kill(),
    mends: ({ redis }) => redis.startAgain(),
    meanwhile: LIMITED_IN_PROCESS,
    within: 100,
  },
  {
    fault: 'Redis is frozen and goes on',
    breaks: ({ redis }) => {
      redis.freeze();
    },
    mends: ({ redis }) => {
      redis.thaw();
    },
    meanwhile: LIMITED_IN_PROCESS,
    within: LIMITS.redis,
  },
];
