import { type Condition, type Scenario } from './scenario.js';
import { LIMITS } from './services-to-break.js';

/** Nobody can say whose a token is. Nothing is limited and nothing forwarded. */
const NOBODY_KNOWN: Condition = { outcome: '503', proxy: {} };

/** Auth itself is gone or does not answer. */
export const AUTH_FAULTS: readonly Scenario[] = [
  {
    fault: 'auth is killed and comes back',
    breaks: ({ auth }) => auth.kill(),
    mends: ({ auth }) => auth.startAgain(),
    meanwhile: NOBODY_KNOWN,
    within: LIMITS.auth,
  },
  {
    fault: 'auth is frozen and goes on',
    breaks: ({ auth }) => {
      auth.freeze();
    },
    mends: ({ auth }) => {
      auth.thaw();
    },
    meanwhile: NOBODY_KNOWN,
    within: LIMITS.auth,
  },
];
