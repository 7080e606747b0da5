import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

import { defineCatalog, gauge } from '@ibex/catalog';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { LoopbackServers } from '../testing/loopback.js';
import type { FleetCommandOptions } from './fleet-command.js';
import { runFleet } from './run-fleet.js';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['api'],
  metrics: [gauge('shop_api_workers', { help: 'Workers' }), gauge('shop_api_threads', { help: 'Threads' })],
});

const HEALTHY = [{ metric: { job: 'api' }, value: [1_700_000_000, '1'] }];
const MISSING = [{ metric: { job: 'api', instance: 'a' }, value: [1_700_000_000, '1'] }];

let servers: LoopbackServers;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

interface Question {
  /** As in `/api/v1/query`, with what stands before it. */
  readonly path: string;
  readonly query: string;
  readonly request: IncomingMessage;
}

/** Answers as a server does whose one target is well; what a test wants otherwise goes before it. */
async function serverThat(
  answers: (question: Question, response: ServerResponse) => boolean | undefined,
): Promise<URL> {
  const url = await servers.http((request, response) => {
    void text(request).then((form) => {
      const { pathname } = new URL(request.url ?? '', 'http://server');
      const query = new URLSearchParams(form).get('query') ?? '';
      if (answers({ path: pathname, query, request }, response) === true) return;
      succeed(response, query, pathname);
    });
  });
  url.pathname = '/';
  return url;
}

function succeed(
  response: ServerResponse,
  query: string,
  path: string,
  more: object = {},
  encode: (text: string) => string | Uint8Array = String,
): true {
  if (path.endsWith('/metadata')) {
    response.writeHead(404).end('404 page not found\n');
    return true;
  }
  const result = query.startsWith('count by (job)') ? HEALTHY : [];
  const data = path.endsWith('/query') ? { resultType: 'vector', result } : ['job', 'instance'];
  response.setHeader('content-type', 'application/json');
  response.end(encode(JSON.stringify({ status: 'success', data, ...more })));
  return true;
}

async function check(
  url: URL | string,
  options: Partial<FleetCommandOptions> = {},
  environment: NodeJS.ProcessEnv = {},
) {
  const prometheus = typeof url === 'string' ? url : url.href;
  const { report } = await runFleet(
    { prometheus, job: ['api'], timeout: 1000, maxBytes: 100_000, ...options },
    { catalog: { catalog, definitionOf: () => undefined }, environment },
  );
  return report.sections;
}

describe('a server that cannot be asked is told from one that says all is well:', () => {
  it.each<[string, string, (response: ServerResponse) => unknown]>([
    ['asks for credentials', 'fleet/unauthorized', (it) => it.writeHead(401).end('Unauthorized')],
    ['forbids it', 'fleet/unauthorized', (it) => it.writeHead(403).end('{"status":"error"}')],
    [
      'sends to a login elsewhere',
      'fleet/redirect',
      (it) => it.writeHead(302, { location: 'https://login.example/?token=secret' }).end(),
    ],
    ['shows a login', 'fleet/not-prometheus', (it) => it.end('<!doctype html><form>')],
    ['is not there', 'fleet/not-prometheus', (it) => it.writeHead(404).end('404 page not found')],
    ['says something else', 'fleet/not-prometheus', (it) => it.end('{"status":"success","data":[]}')],
    [
      'has values that are none',
      'fleet/not-prometheus',
      (it) =>
        it.end(
          '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":7},"value":[1,"1"]}]}}',
        ),
    ],
    [
      'ends its JSON early',
      'fleet/broken-off',
      (it) => it.setHeader('content-type', 'application/json').end('{"status":"success","da'),
    ],
    [
      'hangs up',
      'fleet/broken-off',
      (it) => it.writeHead(200, { 'content-length': 100 }).write('{', () => it.destroy()),
    ],
    ['is no gzip', 'fleet/broken-off', (it) => it.setHeader('content-encoding', 'gzip').end('{"status":')],
    ['has no end', 'fleet/too-large', (it) => it.end(' '.repeat(200_000))],
    [
      'has no end once it is unpacked',
      'fleet/too-large',
      (it) => it.setHeader('content-encoding', 'gzip').end(gzipSync(' '.repeat(200_000))),
    ],
    ['has had enough', 'fleet/busy', (it) => it.writeHead(429).end('slow down')],
    ['is not well', 'fleet/query-failed', (it) => it.writeHead(503).end('<html>no healthy upstream</html>')],
    [
      'refuses the query',
      'fleet/query-failed',
      (it) => it.writeHead(422).end('{"status":"error","errorType":"execution","error":"too many samples"}'),
    ],
  ])('it %s (%s)', async (_, code, answer) => {
    const url = await serverThat((_question, response) => {
      answer(response);
      return true;
    });
    const sections = await check(url);
    expect(sections).toMatchObject([{ kind: 'fleet', unchecked: { code }, findings: [] }]);
    expect(JSON.stringify(sections)).not.toContain('token=secret');
    expect(await servers.connectionsLeft()).toBe(0);
  });

  it('it drips', async () => {
    const url = await serverThat((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
      return true;
    });
    expect(await check(url, { timeout: 200 })).toMatchObject([{ unchecked: { code: 'fleet/timeout' } }]);
    expect(await servers.connectionsLeft()).toBe(0);
  });

  it('nothing listens', async () => {
    const url = await serverThat(() => undefined);
    await servers.close();
    expect(await check(url)).toMatchObject([{ unchecked: { code: 'fleet/unreachable' } }]);
  });

  it.each(['localhost:9090', 'ftp://server', 'user:secret@server'])('%s is no address', async (address) => {
    const sections = await check(address);
    expect(sections).toMatchObject([{ unchecked: { code: 'fleet/invalid-url' } }]);
    expect(JSON.stringify(sections)).not.toContain('secret');
  });
});

describe('a question that a server refuses', () => {
  it('leaves the answers to the others, and what was asked is not checked to the end', async () => {
    const url = await serverThat(({ query, path }, response) => {
      if (!query.includes('unless')) return false;
      if (query.includes('shop_api_threads')) {
        response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result: MISSING } }));
      } else {
        response.writeHead(422).end('{"status":"error","errorType":"execution","error":"query timed out"}');
      }
      return path !== '';
    });
    expect(await check(url)).toMatchObject([
      {
        unchecked: {
          code: 'fleet/query-failed',
          message: 'the server refused a query (422, execution): query timed out',
        },
        findings: [{ code: 'metric/missing', metric: 'shop_api_threads', instances: { names: ['a'] } }],
      },
    ]);
  });
});

describe('a run that is given up', () => {
  it('ends at once, with the reason, and leaves no connection', async () => {
    const url = await serverThat(() => true);
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const running = runFleet(
      { prometheus: url.href, timeout: 60_000 },
      {
        catalog: { catalog, definitionOf: () => undefined },
        environment: {},
        cancelSignal: controller.signal,
      },
    );
    setTimeout(() => {
      controller.abort(reason);
    }, 50);
    await expect(running).rejects.toBe(reason);
    expect(await servers.connectionsLeft()).toBe(0);
  });
});

describe('a connection that is used again', () => {
  it.each(['identity', 'gzip'])('takes all questions, some at a time (%s)', async (encoding) => {
    const used = new Set<unknown>();
    let questions = 0;
    const url = await serverThat(({ request, query, path }, response) => {
      used.add(request.socket);
      questions += 1;
      if (encoding === 'identity' || path.endsWith('/metadata')) return false;
      response.setHeader('content-encoding', 'gzip');
      return succeed(response, query, path, {}, gzipSync);
    });
    expect(await check(url)).toMatchObject([{ name: 'api', findings: [] }]);
    expect(questions).toBeGreaterThan(8);
    expect(used.size).toBeLessThanOrEqual(4);
  });

  it('may be closed by the server at that moment', async () => {
    const used = new Set<unknown>();
    let closed = 0;
    const url = await serverThat(({ request }) => {
      if (used.has(request.socket)) {
        request.socket.destroy();
        closed += 1;
        return true;
      }
      used.add(request.socket);
      return false;
    });
    expect(await check(url)).toEqual([
      { kind: 'fleet', name: 'api', address: url.href, findings: [], fleet: { up: 1, down: 0 } },
    ]);
    expect(closed).toBeGreaterThan(0);
  });
});

describe('what is peculiar to a server', () => {
  it('Mimir: stands under a path, and wants to know the tenant', async () => {
    const url = await serverThat(({ path, request }, response) => {
      if (!path.startsWith('/prometheus/api/v1/')) {
        response.writeHead(404).end();
        return true;
      }
      if (request.headers['x-scope-orgid'] === 'shop') return false;
      response.writeHead(401).end('no org id\n');
      return true;
    });
    url.pathname = '/prometheus/';
    expect(await check(url)).toMatchObject([{ unchecked: { fix: 'name the tenant with --org-id' } }]);
    expect(await check(url, { orgId: 'shop' })).toMatchObject([{ name: 'api', findings: [] }]);
    expect(await check(url, { orgId: 'shop' })).not.toHaveProperty('[0].unchecked');
  });

  it.each([
    ['Thanos', { warnings: ['store a: deadline exceeded'] }, 'store a: deadline exceeded', 'error'],
    ['VictoriaMetrics', { isPartial: true }, 'the answer is partial', 'error'],
    ['Prometheus', { warnings: ['PromQL warning: bad bucket'] }, 'PromQL warning: bad bucket', 'warning'],
  ])('%s: tells that an answer is partial, which is told once', async (_, more, words, severity) => {
    const url = await serverThat(({ path, query }, response) => succeed(response, query, path, more));
    expect(await check(url)).toMatchObject([
      { name: 'api', findings: [] },
      {
        findings: [
          {
            code: 'fleet/partial-answer',
            severity,
            message: expect.stringContaining(words) as string,
          },
        ],
      },
    ]);
  });

  it('Mimir, Thanos: tell what targets say, but not which they are', async () => {
    const url = await serverThat(({ path }, response) => {
      if (!path.endsWith('/v1/metadata')) return false;
      const metadata = { shop_api_workers: [{ type: 'counter', help: 'Workers', unit: '' }] };
      response.end(JSON.stringify({ status: 'success', data: metadata }));
      return true;
    });
    expect(await check(url)).toMatchObject([
      {
        findings: [
          {
            code: 'metric/type',
            severity: 'warning',
            message: 'is exposed as counter, the catalog says gauge by some target of the server',
          },
        ],
      },
    ]);
  });
});

describe('credentials', () => {
  async function authorizationWith(
    options: Partial<FleetCommandOptions>,
    environment: NodeJS.ProcessEnv = {},
    userInfo = '',
  ): Promise<string | undefined> {
    let sent: string | undefined;
    const url = await serverThat(({ request }) => {
      sent = request.headers.authorization;
      return false;
    });
    await check(url.href.replace('//', `//${userInfo}`), options, environment);
    return sent;
  }

  async function file(content: string): Promise<string> {
    const path = join(folder, 'credentials');
    await writeFile(path, content);
    return path;
  }

  const BASIC = `Basic ${Buffer.from('me:secret').toString('base64')}`;
  const ENVIRONMENT = { CHECK_METRICS_BEARER_TOKEN: 'from-environment' };

  it('are taken from a file, else from the environment, else from the address', async () => {
    expect(await authorizationWith({ bearerTokenFile: await file('token\n') }, ENVIRONMENT)).toBe(
      'Bearer token',
    );
    expect(await authorizationWith({ basicAuthFile: await file('me:secret\n') })).toBe(BASIC);
    expect(await authorizationWith({}, ENVIRONMENT)).toBe('Bearer from-environment');
    expect(await authorizationWith({}, { CHECK_METRICS_BASIC_AUTH: 'me:secret' })).toBe(BASIC);
    expect(await authorizationWith({}, {}, 'me:secret@')).toBe(BASIC);
    expect(await authorizationWith({})).toBeUndefined();
  });

  it('of two kinds are refused, as those of a target are', async () => {
    const both = { bearerTokenFile: await file('token'), basicAuthFile: await file('me:secret') };
    for (const [options, environment, url] of [
      [both, {}, 'http://127.0.0.1:1'],
      [{}, ENVIRONMENT, 'http://me:secret@127.0.0.1:1'],
    ] as const) {
      expect(await check(url, options, environment)).toMatchObject([
        {
          unchecked: {
            code: 'fleet/credentials',
            message: 'there is more than one kind of credentials',
          },
        },
      ]);
    }
  });

  it.each([
    ['bearerTokenFile', 'secret\nlines'],
    ['bearerTokenFile', ''],
    ['basicAuthFile', 'secret'],
  ])('of %s that are %j are not sent', async (option, content) => {
    const sections = await check('http://127.0.0.1:1', { [option]: await file(content) });
    expect(sections).toMatchObject([{ unchecked: { code: 'fleet/credentials' } }]);
    expect(JSON.stringify(sections)).not.toContain('secret');
  });

  it('are not told, whatever the server makes of them', async () => {
    const url = await serverThat(({ request }, response) => {
      const { authorization = '' } = request.headers;
      const clear = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
      const error = `${authorization} ${clear} ${clear.split(':')[1] ?? ''}`;
      response.writeHead(400).end(JSON.stringify({ status: 'error', errorType: 'bad_data', error }));
      return true;
    });
    url.username = 'me';
    url.password = 'hunter2';
    const printed = JSON.stringify(await check(url));
    expect(printed).toContain('bad_data');
    expect(printed).not.toMatch(/hunter2|bWU6aHVudGVyMg/);
    url.username = url.password = '';
    const withToken = await check(url, { bearerTokenFile: await file('t0ken') });
    expect(JSON.stringify(withToken)).toContain('bad_data');
    expect(JSON.stringify(withToken)).not.toContain('t0ken');
    // Of which the beginning alone would be shown.
    const withLongToken = await check(url, { bearerTokenFile: await file('x1'.repeat(500)) });
    expect(JSON.stringify(withLongToken)).toContain('bad_data');
    expect(JSON.stringify(withLongToken)).not.toContain('x1');
  });

  it('are not told where they are stored', async () => {
    const url = await serverThat(({ path, query }, response) => {
      if (path.endsWith('/v1/metadata')) {
        // It begins before the end of what is shown, and ends behind it.
        const help = `${'x'.repeat(295)}hunter2`;
        const metadata = { shop_api_workers: [{ type: 'gauge', help }] };
        response.end(JSON.stringify({ status: 'success', data: metadata }));
        return true;
      }
      return succeed(response, query, path, { warnings: ['hunter2 is slow'] });
    });
    url.username = 'me';
    url.password = 'hunter2';
    const printed = JSON.stringify(await check(url));
    expect(printed).toContain('xxx*****…');
    expect(printed).toContain('******* is slow');
    expect(printed).not.toMatch(/hunt/);
  });

  it('that are a word of the answers, or the name of a job, leave the answers what they are', async () => {
    const asked = new Set<string>();
    const url = await serverThat(({ query }, response) => {
      asked.add(query);
      if (!query.startsWith('count by (job)')) return false;
      const result = [{ metric: { job: 'success' }, value: [1_700_000_000, '1'] }];
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
      return true;
    });
    url.password = 'success';
    expect(await check(url, { job: ['success'] })).toMatchObject([
      { name: '*******', findings: [], fleet: { up: 1 } },
    ]);
    expect([...asked].join()).toContain('job="success"');
    expect([...asked].join()).not.toContain('*****');
  });

  it('go to no other server', async () => {
    let asked = 0;
    const other = await serverThat(() => {
      asked += 1;
      return false;
    });
    const url = await serverThat((_, response) => {
      response.writeHead(307, { location: other.href }).end();
      return true;
    });
    url.password = 'secret';
    expect(await check(url)).toMatchObject([{ unchecked: { code: 'fleet/redirect' } }]);
    expect(asked).toBe(0);
  });
});

describe('a certificate of an authority of its own', () => {
  it('is trusted only where it is named', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const server = createServer({ cert, key }, (request, response) => {
      void text(request).then((form) => {
        succeed(response, new URLSearchParams(form).get('query') ?? '', request.url ?? '');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const url = `https://localhost:${String((server.address() as AddressInfo).port)}`;
      expect(await check(url)).toMatchObject([
        { unchecked: { code: 'fleet/unreachable', fix: expect.stringContaining('--cacert') as string } },
      ]);
      const cacert = join(folder, 'ca.pem');
      await writeFile(cacert, cert);
      expect(await check(url, { cacert })).toMatchObject([{ name: 'api', findings: [] }]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
