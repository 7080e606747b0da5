import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

const running: ChildProcess[] = [];
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const stop of stops) await stop();
});

describe.concurrent('telemetry that nobody asks for', () => {
  it.each([
    ['', {}],
    [', with the exporter "none"', { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: UNUSED }],
    [', with the SDK disabled', { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: UNUSED }],
  ])('is off and loads no module of the SDK%s', async (_how, environment) => {
    const { said, logged } = await run(environment, SAY_WHAT_IS_LOADED);
    expect(said).toEqual({ isOn: false, isTracing: false, sdkModules: [] });
    expect(logged).toEqual([]);
  });
});

describe.concurrent('telemetry that is asked for', () => {
  it('exports traces, and neither metrics nor logs, as the standard variables say', async () => {
    const collector = await startCollector();
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-team=ibex%20one',
      OTEL_RESOURCE_ATTRIBUTES: 'service.namespace=ibex',
      // Would have the SDK write to the console, and measure.
      OTEL_LOG_LEVEL: 'debug',
      OTEL_NODE_EXPERIMENTAL_SDK_METRICS: 'true',
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_LOGS_EXPORTER: 'otlp',
    };
    const { said } = await run(environment, `${MAKE_A_SPAN} ${SAY_WHAT_IS_LOADED}`);
    expect(said).toMatchObject({ isOn: true, isTracing: true });
    // So the list is one of modules that would be seen.
    expect((said['sdkModules'] as unknown[]).length).toBeGreaterThan(50);

    expect(collector.requests).toHaveLength(1);
    const [request] = collector.requests;
    expect(request).toMatchObject({ path: '/v1/traces', headers: { 'x-team': 'ibex one' } });
    const { resource, scopeSpans } = (JSON.parse(request?.body ?? '') as Exported).resourceSpans[0] ?? {};
    expect(scopeSpans?.flatMap(({ spans }) => spans.map(({ name }) => name))).toEqual(['GET']);
    const attributes = Object.fromEntries(
      resource?.attributes.map(({ key, value }) => [key, value.stringValue]) ?? [],
    );
    expect(attributes).toMatchObject({ 'service.name': 'ibex-test', 'service.namespace': 'ibex' });
    expect(Object.keys(attributes).filter((key) => key.startsWith('process.'))).toEqual([]);
  });

  it.each([
    ['OTEL_SERVICE_NAME', { OTEL_SERVICE_NAME: 'mine' }],
    ['OTEL_RESOURCE_ATTRIBUTES', { OTEL_RESOURCE_ATTRIBUTES: 'service.name=mine' }],
  ])('is called what %s says', async (_variable, name) => {
    const collector = await startCollector();
    await run(
      { ...name, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
      `${MAKE_A_SPAN} await telemetry.stop(5000);`,
    );
    expect(collector.requests[0]?.body).toContain('{"key":"service.name","value":{"stringValue":"mine"}}');
  });

  it('does without what is not valid and says so, without the value', async () => {
    const { said, stderr, logged } = await run(
      {
        OTEL_TRACES_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'user:hunter2',
        OTEL_EXPORTER_OTLP_HEADERS: 'hunter2',
        OTEL_EXPORTER_OTLP_PROTOCOL: 'hunter2',
        OTEL_TRACES_SAMPLER: 'hunter2',
        OTEL_PROPAGATORS: 'hunter2',
        OTEL_BSP_MAX_QUEUE_SIZE: 'hunter2',
      },
      SAY_WHAT_IS_LOADED,
    );
    expect(said).toMatchObject({ isOn: true });
    expect(logged.map(({ message }) => message.replace(/:.*;/, ':'))).toEqual([
      'OTEL_PROPAGATORS: it counts as not set',
      'OTEL_TRACES_SAMPLER: it counts as not set',
      'OTEL_EXPORTER_OTLP_ENDPOINT: it counts as not set',
      'OTEL_EXPORTER_OTLP_PROTOCOL: it counts as not set',
      'OTEL_EXPORTER_OTLP_HEADERS: it counts as not set',
      'OTEL_BSP_MAX_QUEUE_SIZE: it counts as not set',
    ]);
    expect(stderr).not.toContain('hunter2');
  });
});

it.concurrent('telemetry that cannot be started is off, and says so without a stack', async () => {
  const { said, logged } = await run(
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'no address at all', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    SAY_WHAT_IS_LOADED,
  );
  expect(said).toMatchObject({ isOn: false, isTracing: false });
  expect(logged).toEqual([
    { reason: 'TypeError', message: 'the OpenTelemetry SDK did not start, there are no traces' },
  ]);
});

describe.concurrent('a collector', () => {
  it.each([
    ['http/protobuf', /^ECONNREFUSED$/],
    ['http/json', /^ECONNREFUSED$/],
    // UNAVAILABLE, or on a busy machine DEADLINE_EXCEEDED.
    ['grpc', /^(?:14|4)$/],
  ])('that refuses costs one line of the log, which is of no trace, over %s', async (protocol, reason) => {
    const { logged } = await run(
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: UNUSED,
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_TIMEOUT: '50',
        OTEL_BSP_SCHEDULE_DELAY: '10',
      },
      `for (let batch = 0; batch < 10; batch += 1) {
        const span = startServerSpan({ name: 'GET', attributes: {}, header: () => undefined });
        span.run(() => span.end());
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      await telemetry.stop(1000);`,
    );
    expect(logged).toEqual([
      { reason: expect.stringMatching(reason) as string, message: 'traces could not be exported' },
    ]);
  });

  it('that answers with an error is told of by its status, not by its words', async () => {
    const collector = await startCollector(400, 'hunter2');
    const { logged, stderr } = await run(
      { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
      `${MAKE_A_SPAN} await telemetry.stop(5000);`,
    );
    expect(logged).toEqual([{ reason: '400', message: 'traces could not be exported' }]);
    expect(stderr).not.toContain('hunter2');
  });

  it('that never answers keeps nobody from stopping', async () => {
    const collector = await startCollector('hangs');
    const { said, logged } = await run(
      { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
      `${MAKE_A_SPAN}
      const start = performance.now();
      await telemetry.stop(200);
      say({ took: performance.now() - start });
      process.exit();`,
    );
    expect(said['took']).toBeGreaterThan(150);
    expect(said['took']).toBeLessThan(5000);
    expect(logged).toEqual([{ reason: 'no time left', message: 'traces could not be exported' }]);
  });
});

const UNUSED = 'http://127.0.0.1:1';

const MAKE_A_SPAN = `startServerSpan({ name: 'GET', attributes: {}, header: () => undefined }).end();`;

const SAY_WHAT_IS_LOADED = `
  await telemetry.stop(5000);
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  say({
    isOn: telemetry.isOn,
    isTracing: isTracing(),
    sdkModules: loaded.filter((path) => path.includes('@opentelemetry') && !path.includes('@opentelemetry/api/')),
  });`;

/** Runs a program that has started telemetry; it can `say` one thing on standard output, and logs to standard error. */
async function run(environment: Readonly<Record<string, string>>, program: string) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createRequire } from 'node:module';
      import { activeTrace, isTracing, startServerSpan, startTelemetry } from '@ibex/telemetry';
      const say = (what) => console.log(JSON.stringify(what));
      const warn = (fields, message) => console.error(JSON.stringify({ ...fields, ...activeTrace(), message }));
      const telemetry = await startTelemetry({ serviceName: 'ibex-test', logger: { warn, debug: () => undefined } });
      ${program}`,
    ],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...environment, PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`it ended with ${String(code)}: ${stderr}`);
  return {
    // All of it, so that whatever else is written there makes it fail.
    said: JSON.parse(stdout === '' ? '{}' : stdout) as Record<string, unknown>,
    logged: stderr
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { message: string }),
    stderr,
  };
}

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly {
        readonly key: string;
        readonly value: { readonly stringValue?: string };
      }[];
    };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly name: string }[] }[];
  }[];
}

async function startCollector(answer: number | 'hangs' = 200, words = '{}') {
  const requests: { path: string | undefined; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      requests.push({ path: request.url, headers: request.headers, body });
      if (answer === 'hangs') return;
      response.writeHead(answer, { 'content-type': 'application/json' });
      response.end(words);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, requests };
}
