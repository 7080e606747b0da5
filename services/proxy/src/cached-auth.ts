import { createHash } from 'node:crypto';

import type { AuthClient, TokenVerdict } from './auth-client.js';
import { RecentAnswers } from './recent-answers.js';

/** What `cacheAnswers` takes. */
export interface AuthCacheOptions {
  /** For how long an answer is used at most, from when auth was asked, in milliseconds; 0: auth is asked each time. */
  readonly timeToLive: number;
  /** How many tokens are remembered, and how many agents. */
  readonly size: number;
  /** How long a request waits for an answer at most, in milliseconds. */
  readonly timeout: number;
}

/**
 * Makes a client of auth remember for a short while who was let in, and ask one question at a time for each token and
 * each agent. Who was refused is asked about again each time.
 *
 * A token that is revoked is let in for as long as `timeToLive` at most after that, and none after it expires.
 */
export function cacheAnswers(auth: AuthClient, { timeToLive, size, timeout }: AuthCacheOptions): AuthClient {
  if (timeToLive === 0) return auth;
  const tokens = new RecentAnswers<TokenVerdict>({
    size,
    timeToLive,
    timeout,
    goodFor: (verdict) => ('denied' in verdict ? 0 : (verdict.expiresAt ?? Infinity) - Date.now()),
  });
  const agents = new RecentAnswers<boolean>({
    size,
    timeToLive,
    timeout,
    goodFor: (isTheirs) => (isTheirs ? Infinity : 0),
  });

  return {
    validateToken: (token) => tokens.get(digest(token), () => auth.validateToken(token)),
    validateAgent: (orgId, agentId) =>
      agents.get(digest(`${orgId}\n${agentId}`), () => auth.validateAgent(orgId, agentId)),
    ping: () => auth.ping(),
    close: () => {
      auth.close();
    },
  };
}

// No token is kept in memory, and a key of any length takes the same little room.
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
