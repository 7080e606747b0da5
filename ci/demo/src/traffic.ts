import { randomUUID } from 'node:crypto';

import type { LoadRequest } from '@ibex/load-generator';

/** Whom auth knows: what it says of its seeds in test mode. */
export interface Seeds {
  readonly agentId: string;
  readonly tokens: Readonly<Record<'valid' | 'expired' | 'revoked', string>>;
}

/**
 * Makes requests as a day has them: most are fine, some clients are wrong, some hang up, and the upstream is slow or
 * fails now and then. The upstream is the stub of the proxy's test mode, which does what the headers ask for.
 *
 * @param random - gives numbers from 0 to 1, without 1
 * @returns makes the next request
 */
export function traffic({ agentId, tokens }: Seeds, random: () => number): () => LoadRequest {
  const { valid } = tokens;
  const kinds: readonly (readonly [share: number, make: () => LoadRequest])[] = [
    [40, () => chat(valid, { 'x-ibex-agent-id': agentId })],
    [20, () => chat(valid, {}, { stream: true })],
    [15, () => post('/v1/embeddings', valid, {}, { input: 'a few words' })],
    [10, () => ({ method: 'GET', path: '/v1/models', headers: { authorization: `Bearer ${valid}` } })],
    [2, () => chat(tokens.expired)],
    [1, () => chat(tokens.revoked)],
    [1, () => chat('not-a-token')],
    [1, () => chat(valid, { 'x-ibex-agent-id': randomUUID() })],
    [3, () => ({ method: 'GET', path: `/v1/files/${randomUUID()}` })],
    // The upstream.
    [2, () => chat(valid, { 'x-stub-delay-ms': String(300 + Math.round(random() * 1500)) })],
    [2, () => chat(valid, { 'x-stub-status': random() < 0.5 ? '500' : '503' })],
    [1, () => chat(valid, { 'x-stub-break-off': 'yes' }, { stream: true })],
    // A client that hangs up.
    [2, () => ({ ...chat(valid, { 'x-stub-delay-ms': '2000' }), timeout: 300 })],
  ];
  const all = kinds.reduce((sum, [share]) => sum + share, 0);
  return () => {
    let left = random() * all;
    const kind = kinds.find(([share]) => (left -= share) < 0) ?? kinds[0];
    if (!kind) throw new RangeError('there is no traffic');
    return kind[1]();
  };
}

/** Which share of the requests counts towards the rate limit of the organisation: those with a valid token. */
export const LIMITED_SHARE = 0.93;

function chat(token: string, headers: Readonly<Record<string, string>> = {}, body: object = {}): LoadRequest {
  return post('/v1/chat/completions', token, headers, {
    messages: [{ role: 'user', content: 'a few words' }],
    ...body,
  });
}

function post(
  path: string,
  token: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): LoadRequest {
  return {
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
