import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { LoopbackServers } from '../testing/loopback.js';
import { scrape } from './scrape.js';
import { DEFAULT_LIMITS, type ScrapeLimits } from './scrape-limits.js';

const BODY = '# HELP jobs Jobs waiting\n# TYPE jobs gauge\njobs 3\n';
const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';
const OK = `HTTP/1.1 200 OK\r\nContent-Type: ${TEXT_FORMAT}\r\n`;
const MEBIBYTE = 1024 * 1024;

const LIMITS: ScrapeLimits = { ...DEFAULT_LIMITS, timeout: 2000, maxBytes: MEBIBYTE };

let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  const left = await servers.connectionsLeft();
  await servers.close();
  expect(left, 'connections the scrape left open').toBe(0);
});

/** Scrapes what cannot be scraped, and returns what is told about it. */
async function failureOf(url: URL, limits: Partial<ScrapeLimits> = {}): Promise<CouldNotCheckError> {
  const outcome = await scrape({ url }, { ...LIMITS, ...limits }).then(
    () => new Error('the scrape succeeded'),
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(CouldNotCheckError);
  return outcome as CouldNotCheckError;
}

/** A server that answers every connection with the same bytes and then ends it. */
function bytesOnce(...answer: (string | Buffer)[]): Promise<URL> {
  return servers.bytes((socket) => {
    for (const part of answer) socket.write(part);
    socket.end();
  });
}

function* endlessly<Chunk>(chunk: Chunk): Generator<Chunk> {
  for (;;) yield chunk;
}

async function writeUntilClosed(socket: Pick<Socket, 'destroyed' | 'write'>, chunk: string, pause: number) {
  while (!socket.destroyed) {
    socket.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

describe('scrape could not check', () => {
  it('a target nothing listens at', async () => {
    const url = await servers.http((_, response) => response.end());
    await servers.close();
    const failure = await failureOf(url);
    expect(failure.code).toBe('target/unreachable');
    expect(failure.message).toBe('cannot be reached (ECONNREFUSED)');
    expect(failure.fix).toBe(`make sure that something listens at ${url.host}`);
  });

  it('a host name of which no address answers', async () => {
    const url = await servers.http((_, response) => response.end());
    await servers.close();
    url.hostname = 'localhost';
    expect(await failureOf(url)).toMatchObject({
      code: 'target/unreachable',
      message: 'cannot be reached (ECONNREFUSED)',
    });
  });

  it('a target that takes the connection and says nothing', async () => {
    const url = await servers.bytes(() => undefined);
    const started = performance.now();
    const failure = await failureOf(url, { timeout: 150 });
    expect(failure.code).toBe('target/timeout');
    expect(failure.message).toBe('did not finish its answer within 0.15 s; it sent nothing');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('a target that drips its headers', async () => {
    const url = await servers.bytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      void writeUntilClosed(socket, 'X-Drip: 1\r\n', 20);
    });
    expect(await failureOf(url, { timeout: 150 })).toMatchObject({
      code: 'target/timeout',
      message: 'did not finish its answer within 0.15 s; it sent nothing',
    });
  });

  it('a target that drips its body, though it never pauses for long', async () => {
    const url = await servers.bytes((socket) => {
      socket.write(`${OK}\r\n`);
      void writeUntilClosed(socket, 'a', 20);
    });
    const failure = await failureOf(url, { timeout: 200 });
    expect(failure.code).toBe('target/timeout');
    expect(failure.message).toMatch(/^did not finish its answer within 0\.2 s; it sent \d{1,2} bytes$/);
  });

  it('a target that drips a compressed body', async () => {
    const compressed = gzipSync(BODY);
    const url = await servers.bytes((socket) => {
      socket.write(`${OK}Content-Encoding: gzip\r\n\r\n`);
      socket.write(compressed.subarray(0, -9));
    });
    const failure = await failureOf(url, { timeout: 150 });
    expect(failure.code).toBe('target/timeout');
    expect(failure.message).toContain('within 0.15 s');
  });

  it('an endless body', async () => {
    const url = await servers.http((_, response) => {
      Readable.from(endlessly('x'.repeat(64 * 1024))).pipe(response);
    });
    expect(await failureOf(url, { maxBytes: 300_000 })).toMatchObject({
      code: 'target/too-large',
      message: 'sent more than 300000 bytes (after decompression)',
      fix: 'check a target with fewer series, or raise --max-bytes',
    });
  });

  it('a body of one byte too much', async () => {
    const url = await servers.http((_, response) => response.end('x'.repeat(1001)));
    expect(await failureOf(url, { maxBytes: 1000 })).toMatchObject({ code: 'target/too-large' });
  });

  it('a gzip bomb: 1 MB that is 1 GiB, stopped at the limit within little memory', async () => {
    const bomb = Buffer.concat(Array<Buffer>(1024).fill(gzipSync(Buffer.alloc(MEBIBYTE))));
    const url = await servers.http((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 2);
    try {
      expect(await failureOf(url, { maxBytes: 4 * MEBIBYTE })).toMatchObject({
        code: 'target/too-large',
        message: 'sent more than 4194304 bytes (after decompression)',
      });
    } finally {
      clearInterval(sampling);
    }
    peak = Math.max(peak, process.memoryUsage.rss());
    expect(bomb.length).toBeLessThan(1.1 * MEBIBYTE);
    expect((peak - before) / MEBIBYTE, 'growth in MiB').toBeLessThan(64);
  });

  it.each([
    { status: 404, fix: 'make sure /metrics is where the metrics are' },
    { status: 500, fix: 'see the log of the service' },
    { status: 401, fix: 'give the credentials it asks for, or see the log of the service' },
    { status: 403, fix: 'give the credentials it asks for, or see the log of the service' },
    { status: 204, fix: 'see the log of the service' },
    { status: 304, fix: 'see the log of the service' },
  ])('an answer of status $status', async ({ status, fix }) => {
    const url = await servers.http((_, response) => response.writeHead(status).end());
    expect(await failureOf(url)).toMatchObject({
      code: 'target/status',
      message: `answered ${String(status)} instead of 200`,
      fix,
    });
  });

  it('an error page that never ends, without waiting for it', async () => {
    const url = await servers.bytes((socket) => {
      socket.write('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 1000000\r\n\r\nsorry');
    });
    expect(await failureOf(url)).toMatchObject({ code: 'target/status' });
  });

  it.each(['br', 'zstd', 'gzip, gzip', 'chipmunk'])('content encoding "%s"', async (encoding) => {
    const url = await servers.http((_, response) =>
      response.setHeader('content-encoding', encoding).end(BODY),
    );
    expect(await failureOf(url)).toMatchObject({
      code: 'target/encoding',
      message: `answered in content encoding "${encoding}"`,
    });
  });

  it.each(['gzip', 'deflate'])('a plain body that says it is %s', async (encoding) => {
    const url = await servers.http((_, response) =>
      response.setHeader('content-encoding', encoding).end(BODY),
    );
    expect(await failureOf(url)).toMatchObject({
      code: 'target/encoding',
      message: 'sent a body that is not in the content encoding it names: incorrect header check',
    });
  });

  it('a gzip body with a flipped bit', async () => {
    const compressed = gzipSync(BODY);
    compressed.writeUInt8(compressed.readUInt8(compressed.length - 6) ^ 1, compressed.length - 6);
    const url = await servers.http((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(compressed),
    );
    expect(await failureOf(url)).toMatchObject({ code: 'target/encoding' });
  });

  it('a gzip body without its end', async () => {
    const url = await servers.http((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(BODY).subarray(0, -6)),
    );
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: `broke off its answer after ${String(BODY.length)} bytes: unexpected end of file`,
    });
  });

  it('a body that is shorter than its content length', async () => {
    const url = await bytesOnce(`${OK}Content-Length: 100\r\n\r\na 1\n`);
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 4 bytes: the connection was closed',
    });
  });

  it('a chunked body without its last chunk', async () => {
    const url = await bytesOnce(`${OK}Transfer-Encoding: chunked\r\n\r\n4\r\na 1\n\r\n`);
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 4 bytes: the connection was closed',
    });
  });

  it('two content lengths that contradict each other', async () => {
    const url = await bytesOnce(`${OK}Content-Length: 2\r\nContent-Length: 4\r\n\r\na 1\n`);
    expect(await failureOf(url)).toMatchObject({ code: 'target/broken-off' });
  });

  it('a connection that is reset', async () => {
    const url = await servers.bytes((socket) => {
      socket.resetAndDestroy();
    });
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 0 bytes: the connection was reset',
    });
  });

  it('a target that hangs up without a word', async () => {
    const url = await bytesOnce();
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 0 bytes: the connection was closed',
    });
  });

  for (const { answer, title } of [
    { title: 'SSH', answer: 'SSH-2.0-OpenSSH_9.2\r\n' },
    { title: 'bytes of no protocol', answer: Buffer.from([0, 1, 2, 255, 254, 27, 91, 51, 49, 109]) },
    { title: 'a body without a status line', answer: BODY },
    {
      title: 'a switch to another protocol',
      answer: 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    },
  ]) {
    it(`a target that speaks ${title}`, async () => {
      const failure = await failureOf(await bytesOnce(answer));
      expect(failure.code).toBe('target/broken-off');
      expect(failure.message).toMatch(/^broke off its answer after 0 bytes: \w/);
    });
  }

  it('a switch to another protocol, in which it would go on', async () => {
    const url = await servers.bytes((socket) => {
      socket.write('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
    });
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 0 bytes: it changed to another protocol',
    });
  });

  it.each([
    ['one header', `X: ${'x'.repeat(10_000)}\r\n`],
    ['many headers', 'X-Header: 1\r\n'.repeat(1500)],
  ])('more bytes of headers than allowed, in %s', async (_, headers) => {
    const url = await bytesOnce(`${OK}${headers}\r\n${BODY}`);
    expect(await failureOf(url, { maxHeaderBytes: 8000 })).toMatchObject({
      code: 'target/headers-too-large',
      message: 'sent more than 8000 bytes of headers',
      fix: 'send fewer headers, or raise --max-header-bytes',
    });
  });

  it('more bytes of trailers than allowed', async () => {
    const trailers = 'X-Trailer: 1\r\n'.repeat(1500);
    const url = await bytesOnce(`${OK}Transfer-Encoding: chunked\r\n\r\n4\r\na 1\n\r\n0\r\n${trailers}\r\n`);
    expect(await failureOf(url, { maxHeaderBytes: 8000 })).toMatchObject({
      code: 'target/headers-too-large',
    });
  });

  it('a gzip body that is decompressed to nothing for ever', async () => {
    const empty = gzipSync('');
    const url = await servers.http((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      Readable.from(endlessly(Buffer.concat(Array<Buffer>(1000).fill(empty)))).pipe(response);
    });
    expect(await failureOf(url, { maxBytes: 100_000 })).toMatchObject({ code: 'target/too-large' });
  });

  it('what was given up while it was read, with the reason of the signal', async () => {
    const url = await servers.bytes((socket) => {
      socket.write(`${OK}\r\n${BODY}`);
    });
    const controller = new AbortController();
    const outcome = scrape({ url }, LIMITS, controller.signal).catch((error: unknown) => error);
    setTimeout(() => {
      controller.abort(new Error('Ctrl-C'));
    }, 50);
    expect(await outcome).toEqual(new Error('Ctrl-C'));
  });

  it('what was given up before it was asked', async () => {
    let asked = false;
    const url = await servers.http((_, response) => {
      asked = true;
      response.end();
    });
    await expect(scrape({ url }, LIMITS, AbortSignal.abort(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
    expect(asked).toBe(false);
  });

  it('plain HTTP where TLS is asked for', async () => {
    const url = await bytesOnce(`${OK}\r\n${BODY}`);
    expect(await failureOf(new URL(url.href.replace('http:', 'https:')))).toMatchObject({
      code: 'target/tls',
      message: expect.stringMatching(/^does not speak TLS \([A-Z_]+\)$/) as string,
      fix: `give http://${url.host} if it speaks plain HTTP`,
    });
  });
});
