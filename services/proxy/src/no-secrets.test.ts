import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

import { status as GrpcStatus } from '@grpc/grpc-js';
import { isInstalled, startRedis } from '@ibex/test-programs';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';

import { startRawUpstream } from './testing/raw-upstream.js';
import { type AuthScript, grpcError, startScriptedAuth } from './testing/scripted-auth.js';

const PROGRAM = fileURLToPath(new URL('../bin/ibex-proxy.js', import.meta.url));

/** In everything that is secret here: tokens, keys, passwords, prompts, identifiers, and what comes from elsewhere. */
const MARK = 's3cret';

const running: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

function started<Part extends { stop(): unknown }>(part: Part): Part {
  running.push(part);
  return part;
}

/** Runs the program at its most talkative, with parts behind it that a test can change at any time. */
async function start({ redisUrl }: { redisUrl: string }) {
  const script: AuthScript = {};
  const auth = started(await startScriptedAuth(script));
  const upstreamScript = { answer: 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}', closes: false };
  const upstream = started(
    await startRawUpstream((socket) => {
      if (upstreamScript.closes) socket.end(upstreamScript.answer);
      else socket.write(upstreamScript.answer);
    }),
  );
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      LOG_LEVEL: 'trace',
      PROXY_PORT: '0',
      AUTH_ADDRESS: auth.address,
      AUTH_TIMEOUT_SECONDS: '0.5',
      AUTH_CACHE_SECONDS: '0',
      UPSTREAM_URL: upstream.url,
      UPSTREAM_API_KEY: `${MARK}-upstream-key`,
      UPSTREAM_TIMEOUT_SECONDS: '0.3',
      UPSTREAM_IDLE_SECONDS: '0.1',
      REDIS_URL: redisUrl,
      RATE_LIMIT_REQUESTS: '100',
      RATE_LIMIT_WINDOW_SECONDS: '86400',
      BODY_LIMIT_BYTES: '10000',
    },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const closed = once(child, 'close');
  started({
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  });
  await expect.poll(() => output.stdout, { timeout: 10_000 }).toMatch(/\n$/);
  const { http } = JSON.parse(output.stdout) as { http: string };

  const chat = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(`${http}/v1/chat/completions?key=${MARK}-query`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${MARK}-token`,
        'content-type': 'application/json',
        cookie: `session=${MARK}-cookie`,
        'x-api-key': `${MARK}-key`,
        'x-request-id': `${MARK}-request`,
        ...headers,
      },
    });
    return { status: response.status, text: () => response.text() };
  };
  return {
    script,
    upstreamScript,
    chat,
    http,
    output,
    end: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

const PROMPT = JSON.stringify({ messages: [{ content: `${MARK}-prompt` }] });

const REQUESTS: readonly (readonly [number, string, string | Uint8Array, Record<string, string>?])[] = [
  [400, 'broken JSON', `${MARK}-prompt`],
  [400, 'invalid UTF-8', Buffer.concat([Buffer.from(`"${MARK}`), Buffer.from([0xff, 0x22])])],
  [415, 'another type', PROMPT, { 'content-type': `text/${MARK}` }],
  [413, 'too much', JSON.stringify(`${MARK}-prompt`.repeat(1000))],
  [401, 'no bearer token', PROMPT, { authorization: `Basic ${MARK}` }],
  [401, 'a token longer than any', PROMPT, { authorization: `Bearer ${MARK.repeat(1000)}` }],
];

const AUTH_ANSWERS: readonly (readonly [number, GrpcStatus])[] = [
  [401, GrpcStatus.UNAUTHENTICATED],
  [401, GrpcStatus.INVALID_ARGUMENT],
  [503, GrpcStatus.UNAVAILABLE],
  [503, GrpcStatus.INTERNAL],
];

const HEAD = 'HTTP/1.1 200 OK\r\n';
const UPSTREAM_ANSWERS: readonly (readonly [number, string, string, 'closes'?])[] = [
  [504, 'nothing', ''],
  [502, 'the end', '', 'closes'],
  [502, 'no HTTP', `${MARK}-body\r\n\r\n`],
  [502, 'half a head', `${HEAD}${MARK}: `, 'closes'],
  [502, 'a broken header', `${HEAD}${MARK} a: ${MARK}\r\n\r\n${PROMPT}`],
  [502, 'large headers', `${HEAD}a: ${MARK.repeat(4000)}\r\n\r\n`],
  [200, 'a broken chunk', `${HEAD}transfer-encoding: chunked\r\n\r\n6\r\n${MARK}\r\n${MARK}\r\n`, 'closes'],
  [200, 'an end too early', `${HEAD}content-length: 100\r\n\r\n${PROMPT}`, 'closes'],
  [200, 'silence', `${HEAD}content-length: 100\r\n\r\n${PROMPT}`],
  [500, 'a failure', `HTTP/1.1 500 ${MARK}\r\na: ${MARK}\r\ncontent-length: 6\r\n\r\n${MARK}`],
];

/** Goes down every path that ends in an error; gives back what the proxy itself has answered. */
async function causeEveryError({ script, upstreamScript, chat, http }: Awaited<ReturnType<typeof start>>) {
  const answers: string[] = [];
  const expectAnswer = async (status: number, what: string, answer: ReturnType<typeof chat>) => {
    const { status: actual, text } = await answer;
    expect([what, actual]).toEqual([what, status]);
    return text().catch(() => '');
  };
  for (const [status, what, body, headers] of REQUESTS) {
    answers.push(await expectAnswer(status, what, chat(body, headers)));
  }
  for (const [status, code] of AUTH_ANSWERS) {
    script.validateToken = (_call, done) => {
      done({ ...grpcError(code), details: `${MARK}-details` });
    };
    answers.push(await expectAnswer(status, GrpcStatus[code], chat(PROMPT)));
  }
  script.validateToken = () => undefined;
  answers.push(await expectAnswer(503, 'auth hangs', chat(PROMPT)));
  script.validateToken = (_call, done) => {
    done(null, { tokenId: `${MARK}-id`, orgId: `${MARK}-org`, userId: `${MARK}-user` });
  };
  script.validateAgent = (_call, done) => {
    done({ ...grpcError(GrpcStatus.NOT_FOUND), details: MARK });
  };
  const agent = { 'x-ibex-agent-id': `${MARK}-agent` };
  answers.push(await expectAnswer(403, 'another agent', chat(PROMPT, agent)));
  for (const [status, what, answer, closes] of UPSTREAM_ANSWERS) {
    Object.assign(upstreamScript, { answer, closes: closes !== undefined });
    const body = await expectAnswer(status, what, chat(PROMPT));
    if (status >= 502) answers.push(body);
  }
  answers.push(
    await sendRaw(http, `POST /v1/chat/completions HTTP/1.1\r\n${MARK} : ${MARK}\r\n\r\n${PROMPT}`),
  );
  answers.push(await sendRaw(http, `GET / HTTP/1.1\r\na: ${MARK.repeat(10_000)}\r\n\r\n`));
  answers.push(await sendRaw(http, `GET /%zz?${MARK} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`));
  upstreamScript.answer = '';
  upstreamScript.closes = false;
  await hangUp(http);
  upstreamScript.answer = `${HEAD}content-length: 2\r\n\r\n{}`;
  for (;;) {
    const { status, text } = await chat(PROMPT);
    const body = await text();
    if (status === 429) return [...answers, body];
    expect(status).toBe(200);
  }
}

/** Sends bytes and gives back what is answered until the connection is closed. */
async function sendRaw(http: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(http).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  return answer;
}

/** Hangs up in the middle of a body, and in the middle of a response. */
async function hangUp(http: string): Promise<void> {
  const allowed = async () => {
    const body = await (await fetch(`${http}/metrics`)).text();
    return Number(/^ibex_proxy_rate_limited_total\{result="allowed"\} (\d+)$/m.exec(body)?.[1]);
  };
  for (const length of [1000, PROMPT.length]) {
    const before = await allowed();
    const socket = connect(Number(new URL(http).port), '127.0.0.1');
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${MARK}-token\r\n` +
        `content-type: application/json\r\ncontent-length: ${String(length)}\r\n\r\n${PROMPT}`,
    );
    await expect.poll(allowed, { timeout: 5000 }).toBe(before + 1);
    socket.destroy();
  }
}

describe.runIf(isInstalled('redis-server'))('at its most talkative, down every path to an error', () => {
  it('the proxy says nothing secret, be it to the log, to the client or to Prometheus', async () => {
    const redis = started(await startRedis());
    const admin = new Redis(redis.url);
    started({
      stop: () => {
        admin.disconnect();
      },
    });
    const user = `${MARK}-user`;
    await admin.call('ACL', 'SETUSER', user, 'on', `>${MARK}-password`, '~*', '+@all', '-eval');
    const proxy = await start({ redisUrl: redis.url.replace('//', `//${user}:${MARK}-password@`) });

    const answers = await causeEveryError(proxy);
    await admin.call('ACL', 'SETUSER', user, 'resetpass', `>${MARK}-other`);
    await admin.call('CLIENT', 'KILL', 'USER', user);
    await expect.poll(() => proxy.output.stderr, { timeout: 5000 }).toContain('WRONGPASS');
    answers.push(await (await proxy.chat(PROMPT)).text());
    answers.push(await (await fetch(`${proxy.http}/metrics`)).text());
    await proxy.end();

    expect(answers).toHaveLength(24);
    for (const answer of answers) expect(answer).not.toContain(MARK);
    for (const line of proxy.output.stderr.split('\n')) expect(line).not.toContain(MARK);
    expect(proxy.output.stdout).not.toContain(MARK);
    // That there was something to say.
    for (const said of ['NOPERM', 'auth did not answer', 'the upstream', 'hung up']) {
      expect(proxy.output.stderr).toContain(said);
    }
  });
});
