import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { AuthClient, TokenVerdict } from './auth-client.js';
import { cacheAnswers } from './cached-auth.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start({ timeToLive = 5000, size = 100 } = {}) {
  const asked: string[] = [];
  let verdict: TokenVerdict = { orgId: 'org' };
  let isTheirs = true;
  const auth: AuthClient = {
    validateToken: (token) => {
      asked.push(token);
      return Promise.resolve(verdict);
    },
    validateAgent: (orgId, agentId) => {
      asked.push(`${orgId} ${agentId}`);
      return Promise.resolve(isTheirs);
    },
    ping: () => Promise.resolve(),
    close: () => undefined,
  };
  return {
    cached: cacheAnswers(auth, { timeToLive, size, timeout: 1000 }),
    asked,
    say: (says: { token?: TokenVerdict; agent?: boolean }) => {
      verdict = says.token ?? verdict;
      isTheirs = says.agent ?? isTheirs;
    },
  };
}

describe('the answers of auth', () => {
  it('outlive the revocation of a token by the time to live at most', async () => {
    const { cached, say } = start();
    expect(await cached.validateToken('a')).toEqual({ orgId: 'org' });
    say({ token: { denied: 'revoked' } });
    vi.advanceTimersByTime(4999);
    expect(await cached.validateToken('a')).toEqual({ orgId: 'org' });
    vi.advanceTimersByTime(1);
    expect(await cached.validateToken('a')).toEqual({ denied: 'revoked' });
  });

  it('do not outlive the token', async () => {
    const { cached, say, asked } = start();
    say({ token: { orgId: 'org', expiresAt: Date.now() + 2000 } });
    await cached.validateToken('a');
    vi.advanceTimersByTime(1999);
    await cached.validateToken('a');
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(1);
    say({ token: { denied: 'expired' } });
    expect(await cached.validateToken('a')).toEqual({ denied: 'expired' });
  });

  it.each(['unknown', 'expired', 'revoked'] as const)(
    'are asked for again where a token is %s',
    async (denied) => {
      const { cached, say, asked } = start();
      say({ token: { denied } });
      for (let i = 0; i < 3; i += 1) expect(await cached.validateToken('a')).toEqual({ denied });
      expect(asked).toHaveLength(3);
      say({ token: { orgId: 'org' } });
      expect(await cached.validateToken('a')).toEqual({ orgId: 'org' });
    },
  );

  it('are of one token each', async () => {
    const { cached, asked } = start();
    for (const token of ['a', 'b', 'A', 'a ', 'a', 'b']) await cached.validateToken(token);
    expect(asked).toEqual(['a', 'b', 'A', 'a ']);
  });

  it('are of one agent of one organisation each, and kept only where it is theirs', async () => {
    const { cached, asked, say } = start();
    expect(await cached.validateAgent('org', 'agent')).toBe(true);
    say({ agent: false });
    expect(await cached.validateAgent('org', 'agent')).toBe(true);
    expect(await cached.validateAgent('other', 'agent')).toBe(false);
    expect(await cached.validateAgent('org', 'other')).toBe(false);
    expect(await cached.validateAgent('org', 'other')).toBe(false);
    expect(asked).toEqual(['org agent', 'other agent', 'org other', 'org other']);
    vi.advanceTimersByTime(5000);
    expect(await cached.validateAgent('org', 'agent')).toBe(false);
  });

  it('are not kept at all where that is off', async () => {
    const { cached, asked } = start({ timeToLive: 0 });
    await Promise.all([cached.validateToken('a'), cached.validateToken('a')]);
    await cached.validateToken('a');
    await cached.validateAgent('org', 'agent');
    await cached.validateAgent('org', 'agent');
    expect(asked).toHaveLength(5);
  });
});
