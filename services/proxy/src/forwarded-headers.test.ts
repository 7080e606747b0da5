import { describe, expect, it } from 'vitest';

import { headersForClient, headersForUpstream } from './forwarded-headers.js';

describe('headersForUpstream', () => {
  it('keeps what concerns the request', () => {
    const given = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'openai-beta': 'a, b',
      'anthropic-version': '2023-06-01',
      'idempotency-key': 'k',
      'user-agent': 'client/1',
      'x-stainless-retry-count': '0',
      traceparent: '00-1-2-01',
    };
    expect(headersForUpstream(given, undefined)).toEqual(given);
  });

  it.each([
    'authorization',
    'baggage',
    'cookie',
    'host',
    'content-length',
    'expect',
    'x-ibex-agent-id',
    'x-ibex-anything',
    'connection',
    'keep-alive',
    'proxy-authorization',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'x-api-key',
    'api-key',
    'x-goog-api-key',
    'ocp-apim-subscription-key',
    'x-auth-token',
    'x-amz-security-token',
    'openai-organization',
    'openai-project',
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-client-cert',
    'x-real-ip',
    'cf-connecting-ip',
  ])('leaves out %s', (name) => {
    expect(headersForUpstream({ [name]: 'x', accept: '*/*' }, undefined)).toEqual({ accept: '*/*' });
  });

  it('leaves out what "connection" names', () => {
    const given = { connection: 'close, X-Only-Here', 'x-only-here': '1', accept: '*/*' };
    expect(headersForUpstream(given, undefined)).toEqual({ accept: '*/*' });
  });

  it("puts the proxy's key where the client's token was", () => {
    expect(headersForUpstream({ authorization: 'Bearer client' }, 'key')).toEqual({
      authorization: 'Bearer key',
    });
    expect(headersForUpstream({ connection: 'authorization' }, 'key')).toEqual({
      authorization: 'Bearer key',
    });
  });
});

describe('headersForClient', () => {
  it('keeps what concerns the response, repeated headers as they are', () => {
    const given = { 'content-type': 'application/json', 'x-request-id': 'r', vary: ['a', 'b'] };
    expect(headersForClient(given)).toEqual(given);
  });

  it('leaves out what "connection" names', () => {
    expect(headersForClient({ connection: 'X-Hop', 'x-hop': '1', date: 'd' })).toEqual({ date: 'd' });
  });

  it.each([
    'connection',
    'keep-alive',
    'transfer-encoding',
    'upgrade',
    'set-cookie',
    'alt-svc',
    'strict-transport-security',
    'openai-organization',
    'x-ibex-anything',
  ])('leaves out %s', (name) => {
    expect(headersForClient({ [name]: 'x', date: 'd' })).toEqual({ date: 'd' });
  });
});
