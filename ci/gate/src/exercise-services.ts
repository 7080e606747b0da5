import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { KnownIdentifier } from './find-identifiers.js';

/** What auth's ready line tells of its seeded data. */
const seeds = z.object({
  orgId: z.string(),
  userId: z.string(),
  agentId: z.string(),
  otherAgentId: z.string(),
  tokens: z.object({ valid: z.string(), expired: z.string(), revoked: z.string() }),
});

/** What came of the traffic. */
export interface Exercise {
  readonly requestCount: number;
  /** For each request that was not answered as it should be, what happened instead. */
  readonly wrongAnswers: readonly string[];
  /** What the requests held that must not come back in a scrape. */
  readonly identifiers: readonly KnownIdentifier[];
}

/**
 * Sends the proxy a request of every kind that matters to its metrics: each route, each way to be refused, and
 * paths, queries and headers full of identifiers.
 *
 * @param proxy - its address, without a path
 * @param seeded - the `seeds` of auth's ready line
 * @param cancelSignal - gives up; its reason is thrown
 * @throws ZodError where the seeds are not of the expected shape
 */
export async function exerciseServices(
  proxy: string,
  seeded: unknown,
  cancelSignal?: AbortSignal,
): Promise<Exercise> {
  const { tokens, orgId, userId, agentId, otherAgentId } = seeds.parse(seeded);
  const sessionId = randomUUID();
  const strayId = randomUUID();
  const requests = requestsWith({ ...tokens, agentId, otherAgentId, userId, sessionId, strayId });
  const wrongAnswers: string[] = [];
  for (const { expected, path, ...init } of requests) {
    const { status } = await send(`${proxy}${path}`, init, cancelSignal);
    if (status !== expected) {
      const method = init.method ?? 'GET';
      wrongAnswers.push(
        `${method} ${path.replaceAll(strayId, '{id}')} was answered ${String(status)} instead of ${String(expected)}`,
      );
    }
  }
  // The services are interrupted along with the gate, and what they answer then means nothing.
  cancelSignal?.throwIfAborted();
  return {
    requestCount: requests.length,
    wrongAnswers,
    identifiers: [
      { kind: 'organisation', value: orgId },
      { kind: 'user', value: userId },
      { kind: 'agent', value: agentId },
      { kind: 'agent', value: otherAgentId },
      { kind: 'session', value: sessionId },
      { kind: 'id in a path or query', value: strayId },
      ...Object.entries(tokens).map(([kind, value]) => ({ kind: `${kind} token`, value })),
    ],
  };
}

interface ExpectedRequest extends Omit<RequestInit, 'headers'> {
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly expected: number;
}

interface Identifiers {
  readonly valid: string;
  readonly expired: string;
  readonly revoked: string;
  readonly agentId: string;
  readonly otherAgentId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly strayId: string;
}

function requestsWith(ids: Identifiers): ExpectedRequest[] {
  const as = (token: string, more: Record<string, string> = {}) => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-session-id': ids.sessionId,
    'x-user-id': ids.userId,
    ...more,
  });
  const chat = (
    headers: Record<string, string>,
    expected: number,
    body: unknown = CHAT,
  ): ExpectedRequest => ({
    path: `/v1/chat/completions?user_id=${ids.userId}&trace=${ids.strayId}`,
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    expected,
  });
  const bearer = { authorization: `Bearer ${ids.valid}` };
  return [
    ...Array.from({ length: 20 }, () => chat(as(ids.valid), 200)),
    chat(as(ids.valid, { 'x-ibex-agent-id': ids.agentId }), 200),
    chat(as(ids.valid, { 'x-ibex-agent-id': ids.otherAgentId }), 403),
    chat(as(ids.valid), 200, { ...CHAT, stream: true }),
    chat(as(ids.expired), 401),
    chat(as(ids.revoked), 401),
    chat(as(`ibex_${ids.strayId}`), 401),
    chat({ 'content-type': 'application/json' }, 401),
    chat(as(ids.valid), 400, '{"model": '),
    chat(as(ids.valid, { 'content-type': 'text/plain' }), 415),
    {
      path: '/v1/embeddings',
      method: 'POST',
      headers: as(ids.valid),
      body: JSON.stringify(EMBEDDING),
      expected: 200,
    },
    { path: '/v1/models', headers: bearer, expected: 200 },
    { path: `/v1/users/${ids.strayId}/sessions/${ids.sessionId}`, headers: as(ids.valid), expected: 404 },
    { path: `/${ids.strayId}?org_id=${ids.strayId}`, method: 'PATCH', headers: bearer, expected: 404 },
    { path: '/healthz', expected: 200 },
    { path: '/readyz', expected: 200 },
  ];
}

async function send(
  url: string,
  init: RequestInit,
  cancelSignal?: AbortSignal,
): Promise<{ status: number | string }> {
  const deadline = AbortSignal.timeout(10_000);
  try {
    const response = await fetch(url, {
      ...init,
      signal: cancelSignal ? AbortSignal.any([deadline, cancelSignal]) : deadline,
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    cancelSignal?.throwIfAborted();
    return { status: `not at all (${error instanceof Error ? error.message : String(error)})` };
  }
}

const CHAT = { model: 'example-1', messages: [{ role: 'user', content: 'Say hello.' }] };
const EMBEDDING = { model: 'example-1', input: 'hello' };
