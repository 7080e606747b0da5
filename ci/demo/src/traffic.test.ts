import { describe, expect, it } from 'vitest';

import { LIMITED_SHARE, type Seeds, traffic } from './traffic.js';

const SEEDS: Seeds = {
  agentId: 'the-agent',
  tokens: { valid: 'valid-token', expired: 'expired-token', revoked: 'revoked-token' },
};

describe('traffic', () => {
  // Numbers that are the same in each run (Lehmer).
  let state = 1;
  const next = traffic(SEEDS, () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647);
  const requests = Array.from({ length: 1000 }, next);
  const share = (is: (request: (typeof requests)[number]) => boolean) => requests.filter(is).length / 1000;

  it('is mostly fine, and has every route', () => {
    const isFine = ({ headers }: (typeof requests)[number]) =>
      headers?.['authorization'] === 'Bearer valid-token' &&
      !Object.keys(headers).some((name) => name.startsWith('x-stub'));
    expect(share(isFine)).toBeGreaterThan(0.8);
    expect([...new Set(requests.map(({ path }) => path.replace(/files\/.*/, 'files/{id}')))].sort()).toEqual([
      '/v1/chat/completions',
      '/v1/embeddings',
      '/v1/files/{id}',
      '/v1/models',
    ]);
  });

  it('has clients that are wrong and that hang up, and an upstream that is slow or fails', () => {
    const headers = requests.flatMap((request) =>
      Object.entries(request.headers ?? {}).map((pair) => pair.join(': ')),
    );
    expect(headers).toContain('authorization: Bearer expired-token');
    expect(headers).toContain('authorization: Bearer revoked-token');
    expect(headers).toContain('authorization: Bearer not-a-token');
    expect(headers).toContain('x-stub-status: 500');
    expect(headers).toContain('x-stub-break-off: yes');
    expect(requests.some(({ timeout = Infinity }) => timeout < 1000)).toBe(true);
  });

  it('counts towards the rate limit in the share that the limit is made for', () => {
    expect(share(({ headers }) => headers?.['authorization'] === 'Bearer valid-token')).toBeCloseTo(
      LIMITED_SHARE,
      1,
    );
  });
});
