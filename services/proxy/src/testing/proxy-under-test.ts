import type { Metrics } from '@ibex/metrics';
import { startService } from '@ibex/service-runtime';

import { proxyProgram } from '../proxy-program.js';
import type { Seeds } from '../test-mode/seeds.js';

/** What a test sends; headers as a plain object, so that they can be put on top of others. */
export interface TestRequest extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** A proxy in this process, in test mode. */
export interface ProxyUnderTest {
  readonly url: string;
  /** The port it listens on. */
  readonly port: number;
  readonly seeds: Seeds;
  readonly metrics: Metrics;
  /** Sends a request with the valid token; the headers given come on top. */
  fetch(path: string, init?: TestRequest): Promise<Response>;
  /** Sends a chat completion request. */
  chat(body?: unknown, init?: TestRequest): Promise<Response>;
  stop(): Promise<void>;
}

/** Starts a proxy with stubs for whatever the environment variables leave out. */
export async function startProxyUnderTest(environment: Record<string, string> = {}): Promise<ProxyUnderTest> {
  const proxy = await startService(proxyProgram, {
    environment: { LOG_LEVEL: 'silent', ...environment },
    isTestMode: true,
  });
  const { http: url, seeds } = proxy.ready as { http: string; seeds: Seeds };
  const send: ProxyUnderTest['fetch'] = (path, init = {}) =>
    fetch(url + path, {
      ...init,
      // `seeds` is absent where the test brings its own auth, which takes any token.
      headers: {
        authorization: `Bearer ${(seeds as Seeds | undefined)?.tokens.valid ?? 'any'}`,
        ...init.headers,
      },
    });
  return {
    url,
    port: Number(new URL(url).port),
    seeds,
    metrics: proxy.metrics,
    fetch: send,
    chat: (body = { messages: [] }, init = {}) =>
      send('/v1/chat/completions', {
        method: 'POST',
        body: JSON.stringify(body),
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
      }),
    stop: () => proxy.stop(),
  };
}
