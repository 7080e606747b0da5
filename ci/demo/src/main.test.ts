import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';

import { isInstalled } from '@ibex/test-programs';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { DEMO_QUERIES, graphUrl } from './queries.js';
import { type RunningDemo, runDemo } from './testing/running-demo.js';

// Whole processes: it needs what `npm run build` made.
const hasAll = (['postgresql', 'redis-server', 'prometheus'] as const).map(isInstalled).every(Boolean);

const started: RunningDemo[] = [];

afterEach(async () => {
  for (const demo of started.splice(0)) await demo.stop();
});

describe('the demo', { timeout: 60_000 }, () => {
  it.runIf(hasAll)('runs on real parts, answers its queries, and leaves nothing after Ctrl-C', async () => {
    const collector = await startCollector();
    const demo = await startDemo([], { until: 'Ctrl-C stops it', environment: collector.environment });
    const output = demo.output();
    for (const part of ['postgresql', 'redis-server', 'auth', 'proxy', 'prometheus']) {
      expect(output).toContain(`${part}: runs\n`);
      const executable = part.replace('postgresql', 'postgres');
      expect(
        demo
          .processes()
          .map(({ command }) => command)
          .join('\n'),
      ).toContain(executable);
    }
    const [proxy = '', auth = '', prometheus = ''] = ['proxy', 'auth', 'Prometheus'].map((name) =>
      urlOf(demo, name),
    );
    expect(await textOf(`${proxy}/metrics`)).toContain('ibex_proxy_requests_total{');
    expect(await textOf(`${auth}/metrics`)).toContain('ibex_process_up{service="auth"} 1');
    for (const { promql } of DEMO_QUERIES) {
      expect(output).toContain(`    ${promql}\n    ${graphUrl(prometheus, promql)}\n`);
      expect(new URL(graphUrl(prometheus, promql)).searchParams.get('g0.expr')).toBe(promql);
      await vi.waitFor(
        async () => {
          const values = await valuesOf(prometheus, promql);
          expect(values.filter(Number.isFinite), promql).not.toEqual([]);
        },
        { timeout: 15_000, interval: 200 },
      );
    }
    const rules = await textOf(`${prometheus}/api/v1/rules`);
    expect(rules).toContain('job_route:ibex_proxy_requests:rate5m');
    expect(rules).toContain('IbexTargetDown');
    for (const { title, expr } of await dashboardQueries()) {
      await vi.waitFor(
        async () => {
          const values = await valuesOf(prometheus, expr);
          // No alert is what should be.
          if (title !== 'Alerts') expect(values, `${title}: ${expr}`).not.toEqual([]);
        },
        { timeout: 15_000, interval: 200 },
      );
    }
    // With traces, which the environment asks for, there are exemplars.
    await vi.waitFor(
      async () => {
        const exemplars = await exemplarsOf(prometheus, 'ibex_proxy_request_duration_seconds_bucket');
        expect(exemplars).toContain('trace_id');
      },
      { timeout: 15_000, interval: 200 },
    );
    expect(collector.exports()).toBeGreaterThan(0);
    demo.signal('SIGINT');
    expect(await demo.ended).toMatchObject({ exitCode: 0 });
    expect(await demo.leftovers()).toEqual([]);
    await collector.stop();
  });

  it('says what is not installed, runs without it, and ends by itself', async () => {
    const demo = await startDemo(['--seconds', '1'], { hasRealParts: false });
    expect(demo.output()).toContain(
      'redis-server: is not installed; the proxy counts the rate limit in itself',
    );
    expect(demo.output()).toContain('prometheus: is not installed; let yours scrape both services');
    expect(demo.output()).toContain(DEMO_QUERIES[0]?.promql);
    expect(await demo.ended).toMatchObject({ exitCode: 0 });
    expect(demo.output()).toMatch(/stopping\nstopped\n$/);
    expect(await demo.leftovers()).toEqual([]);
  });

  it('ends with what a part wrote that died, and stops the others', async () => {
    const demo = await startDemo(['--seconds', '30'], { hasRealParts: false });
    const auth = demo.processes().find(({ command }) => command.includes('ibex-auth'));
    process.kill(auth?.pid ?? NaN, 'SIGKILL');
    expect(await demo.ended).toMatchObject({ exitCode: 1 });
    expect(demo.output()).toContain('ibex-demo: auth ended with signal SIGKILL');
    expect(await demo.leftovers()).toEqual([]);
  });

  it('leaves nothing where it is stopped before all has started', async () => {
    const demo = await startDemo([], { hasRealParts: false, until: 'postgresql: ' });
    demo.signal('SIGTERM');
    expect(await demo.ended).toMatchObject({ exitCode: 0 });
    expect(demo.output()).not.toContain('proxy: runs');
    expect(await demo.leftovers()).toEqual([]);
  });

  it('names the option of a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(runDemo(['--prometheus-port', String(port)])).rejects.toThrow(
      `exit code 2; it wrote:\n    ibex-demo: port ${String(port)}: another program listens there; give another port with --prometheus-port`,
    );
    server.close();
  });

  it.each([
    ['--seconds', '0', 'must be a number above 0'],
    ['--proxy-port', '70000', 'must be a port from 1 to 65535'],
  ])('does not take %s %s', async (option, value, message) => {
    await expect(runDemo([option, value])).rejects.toThrow(
      new RegExp(`exit code 2; it wrote:\\n.*${message}`),
    );
  });
});

/** Starts a demo that ends with the test, whatever comes of it. */
async function startDemo(...start: Parameters<typeof runDemo>): Promise<RunningDemo> {
  const demo = await runDemo(...start);
  started.push(demo);
  return demo;
}

function urlOf(demo: RunningDemo, name: string): string {
  return new RegExp(`^${name} +(http://\\S+)`, 'm').exec(demo.output())?.[1] ?? '';
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** Takes traces and counts how often some came. */
async function startCollector() {
  let exports = 0;
  const server = createHttpServer((request, response) => {
    exports += 1;
    request.resume();
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String(port)}` },
    exports: () => exports,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What each panel of the dashboards asks, as Grafana does for all jobs, targets and routes. */
async function dashboardQueries() {
  const file = new URL('../../../observability/dashboards/ibex.json', import.meta.url);
  const { panels } = JSON.parse(await readFile(file, 'utf8')) as {
    panels: { title: string; targets?: { expr: string }[] }[];
  };
  return panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({
      title,
      expr: expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$(?:job|instance|route)\b/g, '.+'),
    })),
  );
}

async function exemplarsOf(prometheus: string, query: string): Promise<string> {
  const now = Date.now() / 1000;
  const range = { query, start: String(now - 600), end: String(now + 60) };
  return textOf(`${prometheus}/api/v1/query_exemplars?${new URLSearchParams(range).toString()}`);
}

async function valuesOf(prometheus: string, promql: string): Promise<number[]> {
  const parameters = new URLSearchParams({ query: promql });
  const answer = JSON.parse(await textOf(`${prometheus}/api/v1/query?${parameters.toString()}`)) as {
    data: { result: { value: [number, string] }[] };
  };
  return answer.data.result.map(({ value: [, value] }) => Number(value));
}
