import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { checkExposition } from '@ibex/check-metrics';
import { ibexCatalog } from '@ibex/metrics/catalog';
import {
  type IbexService,
  isInstalled,
  startIbexService,
  startPostgres,
  startPrometheus,
  startRedis,
} from '@ibex/test-programs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { type CollectedSpan, startTraceCollector, type TraceCollector } from './trace-collector.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const PROMPT = 'a prompt that nobody else may read';

const running: { stop(): Promise<unknown> }[] = [];

function started<Part extends { stop(): Promise<unknown> }>(part: Part): Part {
  running.push(part);
  return part;
}

afterAll(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

describe('a request through real programs', () => {
  let collector: TraceCollector;
  let auth: IbexService;
  let proxy: IbexService;
  let seeds: Seeds;
  const received: IncomingHttpHeaders[] = [];

  beforeAll(async () => {
    collector = started(await startTraceCollector());
    const upstream = started(await startUpstream(received));
    auth = started(
      await startIbexService('auth', {
        environment: {
          ...collector.environment,
          ...(isInstalled('postgresql') && { DATABASE_URL: started(await startPostgres()).url }),
        },
      }),
    );
    proxy = started(
      await startIbexService('proxy', {
        environment: {
          ...collector.environment,
          AUTH_ADDRESS: String(auth.ready['grpc']),
          UPSTREAM_URL: upstream.url,
          UPSTREAM_API_KEY: 'sk-upstream-hunter2',
          ...(isInstalled('redis-server') && { REDIS_URL: started(await startRedis()).url }),
        },
      }),
    );
    seeds = auth.ready['seeds'] as Seeds;
  });

  it('is one trace: client, proxy, auth, PostgreSQL, Redis, upstream', async () => {
    await chat(proxy, seeds, { traceparent: `00-${TRACE}-${PARENT}-01`, 'x-ibex-agent-id': seeds.agentId });
    const expected = [
      'ibex-proxy server POST /v1/chat/completions',
      ...(isInstalled('redis-server') ? ['  ibex-proxy client EVAL'] : []),
      '  ibex-proxy client POST /v1/chat/completions',
      '  ibex-proxy client ibex.auth.v1.AuthService/ValidateAgent',
      '    ibex-auth server ibex.auth.v1.AuthService/ValidateAgent',
      '      ibex-auth client find_agent',
      '  ibex-proxy client ibex.auth.v1.AuthService/ValidateToken',
      '    ibex-auth server ibex.auth.v1.AuthService/ValidateToken',
      '      ibex-auth client find_token',
    ];
    await expect.poll(() => spansOf(TRACE), { timeout: 10_000 }).toHaveLength(expected.length);
    expect(treeUnder(PARENT, spansOf(TRACE))).toEqual(expected);

    const sent = spansOf(TRACE).find(
      ({ name, kind }) => kind === 'client' && name === 'POST /v1/chat/completions',
    );
    expect(received.at(-1)).toMatchObject({ traceparent: `00-${TRACE}-${sent?.spanId ?? ''}-01` });
  });

  it('has its ids in every line of the log that was written for it', async () => {
    const trace = '11111111111111111111111111111111';
    await chat(proxy, { ...seeds, tokens: { ...seeds.tokens, valid: 'ibex_unknown' } });
    await chat(proxy, seeds, { traceparent: `00-${trace}-${PARENT}-01` });
    await expect.poll(() => linesOf(proxy).filter(({ trace_id }) => trace_id === trace)).toHaveLength(2);
    const lines = linesOf(proxy).filter(({ reqId }) => reqId !== undefined);
    const [incoming, completed] = lines.filter(({ trace_id }) => trace_id === trace);
    expect([incoming?.msg, completed?.msg]).toEqual(['incoming request', 'request completed']);
    expect(incoming?.reqId).toBe(completed?.reqId);
    const request = spansOf(trace).find(({ kind, service }) => kind === 'server' && service === 'ibex-proxy');
    if (request) expect(completed?.span_id).toBe(request.spanId);
    expect(lines.filter(({ trace_id, span_id }) => !trace_id || !span_id)).toEqual([]);
  });

  it('leaves nothing of what was sent in what was exported, nor what proves who sent it', async () => {
    await expect.poll(() => collector.spans().length).toBeGreaterThan(9);
    const secrets = [PROMPT, 'hunter2', 'ibex_unknown', seeds.orgId, seeds.userId, seeds.agentId];
    for (const secret of [...secrets, ...Object.values(seeds.tokens)]) {
      expect(collector.text()).not.toContain(secret);
    }
    // What was looked through is what it is thought to be.
    expect(collector.text()).toContain('WHERE');
  });

  it('was exported as traces alone, and asking how the services are made none', async () => {
    await Promise.all(
      [proxy, auth].flatMap(({ ready: { http } }) =>
        ['/metrics', '/healthz', '/readyz'].map((path) => fetch(http + path)),
      ),
    );
    const before = collector.spans().length;
    await chat(proxy, seeds, { traceparent: `00-${'2'.repeat(32)}-${PARENT}-01` });
    await expect.poll(() => spansOf('2'.repeat(32)).length).toBeGreaterThan(1);
    const later = collector.spans().slice(before);
    expect(later.filter(({ traceId }) => ![TRACE, '1'.repeat(32), '2'.repeat(32)].includes(traceId))).toEqual(
      [],
    );
    expect(collector.text()).not.toMatch(/"resource(?:Metrics|Logs)"/);
  });

  it.each(['proxy', 'auth'] as const)(
    'is an exemplar of the durations of %s, in OpenMetrics that the checker has nothing to say of',
    async (service) => {
      const trace = service === 'proxy' ? '4'.repeat(32) : '5'.repeat(32);
      await chat(proxy, seeds, {
        traceparent: `00-${trace}-${PARENT}-01`,
        // An agent that was not asked for yet, so that auth is asked.
        'x-ibex-agent-id': randomUUID(),
      });
      const { ready } = { proxy, auth }[service];
      await vi.waitFor(async () => {
        const response = await fetch(`${ready.http}/metrics`, {
          headers: { accept: 'application/openmetrics-text; version=1.0.0' },
        });
        const exemplars: string[] = [];
        const { findings } = checkExposition(
          Buffer.from(await response.arrayBuffer()),
          { catalog: ibexCatalog },
          {
            contentType: response.headers.get('content-type') ?? '',
            onSample: ({ name, exemplar }) => {
              const [label] = exemplar?.labels ?? [];
              if (label?.value === trace) exemplars.push(name);
            },
          },
        );
        expect(findings).toEqual([]);
        expect(exemplars).toContain(
          service === 'proxy'
            ? 'ibex_proxy_request_duration_seconds_bucket'
            : 'ibex_auth_validate_agent_duration_seconds_bucket',
        );
      });
    },
  );

  it.runIf(isInstalled('prometheus'))(
    'is an exemplar of the durations in a Prometheus server, under its trace',
    { timeout: 60_000 },
    async () => {
      const prometheus = started(
        await startPrometheus(
          { proxy: hostOf(proxy.ready.http), auth: hostOf(auth.ready.http) },
          '1s',
          undefined,
          { features: ['exemplar-storage'] },
        ),
      );
      const trace = '33333333333333333333333333333333';
      await chat(proxy, seeds, { traceparent: `00-${trace}-${PARENT}-01` });
      await expect
        .poll(() => prometheus.exemplars('ibex_proxy_request_duration_seconds_bucket'), {
          timeout: 20_000,
          interval: 250,
        })
        .toContainEqual(
          expect.objectContaining({ labels: expect.objectContaining({ trace_id: trace }) as object }),
        );
      const traces = new Set(collector.spans().map(({ traceId }) => traceId));
      for (const histogram of [
        'ibex_auth_validate_token_duration_seconds',
        'ibex_db_query_duration_seconds',
      ]) {
        // Each target is scraped in its own time.
        const exemplars = await vi.waitFor(
          async () => {
            const stored = await prometheus.exemplars(`${histogram}_bucket`);
            expect(stored).not.toEqual([]);
            return stored;
          },
          { timeout: 20_000, interval: 250 },
        );
        for (const { labels } of exemplars) expect(traces).toContain(labels['trace_id']);
      }
    },
  );

  function spansOf(trace: string): readonly CollectedSpan[] {
    return collector.spans().filter(({ traceId }) => traceId === trace);
  }
});

describe('a service whose collector', () => {
  it('takes traces exports what is left when it stops', async () => {
    const collector = started(await startTraceCollector());
    const proxy = await startIbexService('proxy', {
      environment: { ...collector.environment, OTEL_BSP_SCHEDULE_DELAY: '600000' },
    });
    await chat(proxy, proxy.ready['seeds'] as Seeds);
    expect(collector.spans()).toEqual([]);
    await proxy.stop();
    expect(await proxy.ended).toMatchObject({ exitCode: 0 });
    expect(collector.spans().map(({ name }) => name)).toContain('POST /v1/chat/completions');
  });

  it('never answers, answers as fast as ever, and stops in time', async () => {
    const collector = started(await startTraceCollector({ answers: false }));
    const proxy = await startIbexService('proxy', {
      environment: { ...collector.environment, SHUTDOWN_GRACE_SECONDS: '5' },
    });
    const start = performance.now();
    for (let request = 0; request < 20; request += 1) await chat(proxy, proxy.ready['seeds'] as Seeds);
    // Exports last ten seconds each: a request that waited for one could not be done.
    expect(performance.now() - start).toBeLessThan(8000);
    const stopping = performance.now();
    await proxy.stop();
    expect(await proxy.ended).toMatchObject({ exitCode: 0 });
    expect(performance.now() - stopping).toBeLessThan(4000);
    expect(linesOf(proxy).filter(({ msg }) => msg === 'traces could not be exported')).toHaveLength(1);
  });
});

interface Seeds {
  readonly orgId: string;
  readonly userId: string;
  readonly agentId: string;
  readonly tokens: Readonly<Record<string, string>>;
}

async function chat(
  proxy: IbexService,
  { tokens }: Pick<Seeds, 'tokens'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const response = await fetch(`${proxy.ready.http}/v1/chat/completions?key=hunter2`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens['valid'] ?? ''}`,
      'content-type': 'application/json',
      baggage: 'user=hunter2',
      ...headers,
    },
    body: JSON.stringify({ messages: [{ role: 'user', content: PROMPT }] }),
  });
  await response.text();
}

interface Line {
  readonly msg?: string;
  readonly reqId?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
}

function linesOf(service: IbexService): readonly Line[] {
  const lines = service.output().split('\n');
  return lines.filter((line) => line.startsWith('{"level"')).map((line) => JSON.parse(line) as Line);
}

/** What a span asked for, and what that asked for in turn, each indented under who asked. */
function treeUnder(parent: string, spans: readonly CollectedSpan[]): string[] {
  return spans
    .filter(({ parentSpanId }) => parentSpanId === parent)
    .map(({ service, kind, name, spanId }) => [
      // Whether Redis knows the script already is its own business.
      `${service} ${kind} ${name.replace('EVALSHA', 'EVAL')}`,
      ...treeUnder(spanId, spans).map((line) => `  ${line}`),
    ])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
    .flat();
}

async function startUpstream(received: IncomingHttpHeaders[]) {
  const server = createServer((request, response) => {
    received.push(request.headers);
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ answer: PROMPT }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function hostOf(url: string): string {
  return new URL(url).host;
}
