import { connect } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { startProxyUnderTest } from './testing/proxy-under-test.js';
import { startRawUpstream } from './testing/raw-upstream.js';
import { expectRequests } from './testing/recorded.js';
import { startScriptedUpstream } from './testing/scripted-upstream.js';

const CHAT = '/v1/chat/completions';

const running: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

function started<Part extends { stop(): unknown }>(part: Part): Part {
  running.push(part);
  return part;
}

async function startWith(upstream: { url: string }, environment: Record<string, string> = {}) {
  return started(await startProxyUnderTest({ UPSTREAM_URL: upstream.url, ...environment }));
}

/** A proxy before an upstream that answers each request with these bytes. */
async function startAnswering(bytes: string, { closes = false } = {}) {
  const upstream = started(
    await startRawUpstream((socket) => (closes ? socket.end(bytes) : socket.write(bytes))),
  );
  return { upstream, proxy: await startWith(upstream, { UPSTREAM_TIMEOUT_SECONDS: '5' }) };
}

const OK = 'HTTP/1.1 200 OK\r\n';
const EMPTY_OBJECT = 'content-length: 2\r\n\r\n{}';

describe('a response that is no valid HTTP', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['two lengths', `${OK}content-length: 2\r\ncontent-length: 3\r\n\r\n{} `],
    ['the same length twice', `${OK}content-length: 2\r\n${EMPTY_OBJECT}`],
    [
      'a length and chunks',
      `${OK}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    ],
    ['a negative length', `${OK}content-length: -1\r\n\r\n{}`],
    ['a status below 100', `HTTP/1.1 099 OK\r\n${EMPTY_OBJECT}`],
    ['a status of four digits', `HTTP/1.1 1000 OK\r\n${EMPTY_OBJECT}`],
    ['a space in the name of a header', `${OK}a b: 1\r\n${EMPTY_OBJECT}`],
    ['NUL in a header', `${OK}a: b\0c\r\n${EMPTY_OBJECT}`],
    ['a header over two lines', `${OK}a: b\r\n c\r\n${EMPTY_OBJECT}`],
    ['lines without CR', `HTTP/1.1 200 OK\ncontent-length: 2\n\n{}`],
    ['20 KB of headers', `${OK}a: ${'b'.repeat(20_000)}\r\n${EMPTY_OBJECT}`],
  ])('is a 502: %s', async (_case, bytes) => {
    const { proxy, upstream } = await startAnswering(bytes);
    for (let i = 0; i < 2; i += 1) {
      const response = await proxy.chat();
      expect(response.status).toBe(502);
      expect(await response.json()).toMatchObject({ error: { code: 'upstream_invalid', type: 'api_error' } });
    }
    // Where the next response would begin cannot be told.
    expect(upstream.connections()).toBe(2);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 2 });
  });

  it.each([
    [
      'a switch of protocols',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    ],
    ['the end of the connection', ''],
    ['half a head', `${OK}content-len`],
  ])('is a 502: %s', async (_case, bytes) => {
    const { proxy } = await startAnswering(bytes, { closes: true });
    const response = await proxy.chat();
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_unreachable' } });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 1 });
  });

  it.each([
    ['a chunk of no length', `${OK}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['less than its length', `${OK}content-length: 9\r\n\r\n{}`],
    ['chunks without an end', `${OK}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`],
  ])('in its body breaks off for the client, and is counted as 502: %s', async (_case, bytes) => {
    const { proxy } = await startAnswering(bytes, { closes: true });
    const response = await proxy.chat();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 1 });
  });
});

describe('a response that is unusual', () => {
  it.each([
    ['a provisional response first', `HTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\n${OK}${EMPTY_OBJECT}`],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\n{}'],
    ['trailers', `${OK}trailer: t\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nt: 1\r\n\r\n`],
  ])('is passed on: %s', async (_case, bytes) => {
    const { proxy } = await startAnswering(bytes, { closes: true });
    const response = await proxy.chat();
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('{}');
    expect(response.headers.has('link')).toBe(false);
    expect(response.headers.has('trailer')).toBe(false);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 200`]: 1 });
  });

  it.each([204, 304])('is passed on: %i, which has no body, with a length', async (status) => {
    const { proxy } = await startAnswering(
      `HTTP/1.1 ${String(status)} X\r\netag: "a"\r\ncontent-length: 9\r\n\r\n`,
    );
    for (let i = 0; i < 2; i += 1) {
      const response = await proxy.fetch('/v1/models');
      expect(response.status).toBe(status);
      expect(response.headers.get('etag')).toBe('"a"');
      expect(response.headers.has('content-length')).toBe(false);
      expect(await response.text()).toBe('');
    }
    await expectRequests(proxy.metrics, { [`GET /v1/models ${String(status)}`]: 2 });
  });

  it('is passed on byte for byte: headers that are not ASCII', async () => {
    const { proxy } = await startAnswering(`${OK}x: é€\r\n${EMPTY_OBJECT}`);
    const { headers } = await proxy.chat();
    expect(Buffer.from(headers.get('x') ?? '', 'latin1').toString()).toBe('é€');
  });

  it('leaves nothing for the next client of what came after it', async () => {
    const second = `${OK}content-length: 8\r\n\r\n"theirs"`;
    const { proxy, upstream } = await startAnswering(`${OK}${EMPTY_OBJECT}${second}`);
    expect(await (await proxy.chat()).text()).toBe('{}');
    expect(await (await proxy.chat()).text()).toBe('{}');
    expect(upstream.connections()).toBe(2);
  });
});

describe('a kept connection that the upstream closes as it is used', () => {
  // The first request is answered, the second one on the same connection finds it closed.
  const startClosing = async () => {
    const upstream = started(
      await startRawUpstream((socket, requestsOnIt) => {
        if (requestsOnIt === 1) socket.write(`${OK}${EMPTY_OBJECT}`);
        else socket.resetAndDestroy();
      }),
    );
    return { upstream, proxy: await startWith(upstream) };
  };

  it('costs a GET a second attempt', async () => {
    const { upstream, proxy } = await startClosing();
    for (let i = 0; i < 3; i += 1) expect((await proxy.fetch('/v1/models')).status).toBe(200);
    expect(upstream.requests()).toBe(5);
    await expectRequests(proxy.metrics, { 'GET /v1/models 200': 3 });
  });

  it('fails a POST, which may have been worked on', async () => {
    const { upstream, proxy } = await startClosing();
    expect((await proxy.chat()).status).toBe(200);
    expect((await proxy.chat()).status).toBe(502);
    expect(upstream.requests()).toBe(2);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 200`]: 1, [`POST ${CHAT} 502`]: 1 });
  });

  it('fails a GET as well where that is so each time', async () => {
    const upstream = started(await startRawUpstream((socket) => socket.resetAndDestroy()));
    const proxy = await startWith(upstream);
    expect((await proxy.fetch('/v1/models')).status).toBe(502);
    expect(upstream.requests()).toBe(2);
  });
});

describe('an upstream that falls silent in the middle of a response', () => {
  it('is given up: the connection is closed, and 502 is counted', async () => {
    let isClosed = false;
    const upstream = started(
      await startRawUpstream((socket) => {
        socket.on('close', () => (isClosed = true));
        socket.write(`${OK}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`);
      }),
    );
    const proxy = await startWith(upstream, { UPSTREAM_IDLE_SECONDS: '0.2' });
    const start = performance.now();
    const response = await proxy.chat({ stream: true });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(3000);
    await expect.poll(() => isClosed).toBe(true);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 1 });
  });

  it('is waited for as long as each pause is short', async () => {
    const upstream = started(
      await startScriptedUpstream((_request, response) => {
        let words = 0;
        const timer = setInterval(() => {
          words += 1;
          if (words <= 15) response.write('word ');
          else
            response.end(() => {
              clearInterval(timer);
            });
        }, 100);
      }),
    );
    const proxy = await startWith(upstream, { UPSTREAM_IDLE_SECONDS: '1', UPSTREAM_TIMEOUT_SECONDS: '1' });
    expect(await (await proxy.chat()).text()).toBe('word '.repeat(15));
  });
});

describe('connections to the upstream', () => {
  it('are bounded in number; what is too much waits, within its time', async () => {
    let open = 0;
    let mostOpen = 0;
    const upstream = started(
      await startScriptedUpstream((_request, response) => {
        mostOpen = Math.max(mostOpen, (open += 1));
        setTimeout(() => {
          open -= 1;
          response.end('{}');
        }, 50);
      }),
    );
    const proxy = await startWith(upstream, { UPSTREAM_CONNECTIONS: '3' });
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await proxy.chat()).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(mostOpen).toBe(3);

    const hung = started(await startScriptedUpstream(() => undefined));
    const another = await startWith(hung, { UPSTREAM_CONNECTIONS: '1', UPSTREAM_TIMEOUT_SECONDS: '0.3' });
    const late = await Promise.all([another.chat(), another.chat()]);
    expect(late.map(({ status }) => status)).toEqual([504, 504]);
  });

  it('are closed where an answer comes before the whole request was read, which is passed on', async () => {
    const upstream = started(
      await startRawUpstream((socket, requestsOnIt) => {
        if (requestsOnIt === 1) socket.write(`HTTP/1.1 413 X\r\nconnection: close\r\n${EMPTY_OBJECT}`);
      }),
    );
    const proxy = await startWith(upstream);
    const response = await proxy.chat({ prompt: 'x'.repeat(5_000_000) });
    expect(response.status).toBe(413);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 413`]: 1 });
  });
});

describe('a client that reads slowly', () => {
  it('slows the upstream down: the proxy holds back what it does not take, and loses none of it', async () => {
    const TOTAL = 100 * 1024 * 1024;
    let written = 0;
    const upstream = started(
      await startScriptedUpstream((_request, response) => {
        const chunk = Buffer.alloc(64 * 1024, 'x');
        const writeOn = () => {
          while (written < TOTAL) {
            written += chunk.length;
            if (!response.write(chunk)) return;
          }
          response.end();
        };
        response.on('drain', writeOn);
        writeOn();
      }),
    );
    // It is the client that is silent, not the upstream.
    const proxy = await startWith(upstream, { UPSTREAM_IDLE_SECONDS: '0.5' });
    const socket = connect(proxy.port, '127.0.0.1').pause();
    started({ stop: () => socket.destroy() });
    socket.write(
      `POST ${CHAT} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n` +
        'content-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}',
    );
    let before = -1;
    await expect
      .poll(
        () => {
          const isStill = written > 0 && written === before;
          before = written;
          return isStill;
        },
        { interval: 300, timeout: 10_000 },
      )
      .toBe(true);
    // Sockets of the system hold a few megabytes each.
    expect(written).toBeLessThan(40 * 1024 * 1024);

    let received = 0;
    socket.on('data', (chunk: Buffer) => (received += chunk.length)).resume();
    await expect.poll(() => socket.readableEnded, { timeout: 15_000 }).toBe(true);
    expect(written).toBe(TOTAL);
    expect(received).toBeGreaterThan(TOTAL);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 200`]: 1 });
  });
});
