import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Readable } from 'node:stream';
import { deflateSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { LoopbackServers } from '../testing/loopback.js';
import { scrape } from './scrape.js';
import type { ScrapeLimits } from './scrape-limits.js';

const BODY = '# HELP jobs Jobs waiting\n# TYPE jobs gauge\njobs 3\n';
const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';
const OK = `HTTP/1.1 200 OK\r\nContent-Type: ${TEXT_FORMAT}\r\n`;
const MEBIBYTE = 1024 * 1024;

let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  const left = await servers.connectionsLeft();
  await servers.close();
  expect(left, 'connections the scrape left open').toBe(0);
});

async function scraped(url: URL): Promise<{ text: string; contentType: string }> {
  const { body, contentType } = await scrape(url, { timeout: 2000, maxBytes: MEBIBYTE });
  return { text: Buffer.from(body).toString(), contentType };
}

/** Scrapes what cannot be scraped, and returns what is told about it. */
async function failureOf(url: URL, limits: Partial<ScrapeLimits> = {}): Promise<CouldNotCheckError> {
  const outcome = await scrape(url, { timeout: 2000, maxBytes: MEBIBYTE, ...limits }).then(
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

function* endlessly(chunk: string): Generator<string> {
  for (;;) yield chunk;
}

async function writeUntilClosed(socket: Pick<Socket, 'destroyed' | 'write'>, chunk: string, pause: number) {
  while (!socket.destroyed) {
    socket.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

describe('scrape reads', () => {
  it('a plain body, byte by byte as it was sent, with its content type', async () => {
    const url = await servers.http((_, response) =>
      response.setHeader('content-type', TEXT_FORMAT).end(BODY),
    );
    expect(await scraped(url)).toEqual({ text: BODY, contentType: TEXT_FORMAT });
  });

  for (const { encoding, compressed } of [
    { encoding: 'gzip', compressed: gzipSync(BODY) },
    { encoding: 'x-gzip', compressed: gzipSync(BODY) },
    { encoding: 'GZIP', compressed: gzipSync(BODY) },
    { encoding: 'deflate', compressed: deflateSync(BODY) },
    { encoding: 'identity', compressed: Buffer.from(BODY) },
  ]) {
    it(`a body in content encoding ${encoding}`, async () => {
      const url = await servers.http((_, response) =>
        response.setHeader('content-encoding', encoding).end(compressed),
      );
      expect(await scraped(url)).toEqual({ text: BODY, contentType: '' });
    });
  }

  it('a gzip body of several members, as a concatenation of gzip files is', async () => {
    const url = await servers.http((_, response) =>
      response
        .setHeader('content-encoding', 'gzip')
        .end(Buffer.concat([gzipSync('a 1\n'), gzipSync('b 2\n')])),
    );
    expect((await scraped(url)).text).toBe('a 1\nb 2\n');
  });

  it('a body that comes in pieces', async () => {
    const url = await servers.http((_, response) => {
      void (async () => {
        for (const line of BODY.split(/(?<=\n)/)) {
          response.write(line);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        response.end();
      })();
    });
    expect((await scraped(url)).text).toBe(BODY);
  });

  it('a body of exactly the largest size', async () => {
    const url = await servers.http((_, response) => response.end('x'.repeat(1000)));
    const { body } = await scrape(url, { timeout: 2000, maxBytes: 1000 });
    expect(body).toHaveLength(1000);
  });

  it('an answer of HTTP/1.0, which ends with the connection', async () => {
    const url = await bytesOnce(`HTTP/1.0 200 OK\r\nContent-Type: ${TEXT_FORMAT}\r\n\r\n${BODY}`);
    expect(await scraped(url)).toEqual({ text: BODY, contentType: TEXT_FORMAT });
  });

  it('an answer after informational ones', async () => {
    const url = await bytesOnce('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(3), `${OK}\r\n${BODY}`);
    expect((await scraped(url)).text).toBe(BODY);
  });

  const hasIPv6 = Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === '::1'),
  );
  it.skipIf(!hasIPv6)('a target on IPv6', async () => {
    const url = await servers.http((_, response) => response.end(BODY), '::1');
    expect(url.hostname).toBe('[::1]');
    expect((await scraped(url)).text).toBe(BODY);
  });

  it('the prefix a content length announces, and nothing of what follows it', async () => {
    const url = await bytesOnce(`${OK}Content-Length: 4\r\n\r\na 1\nb 2\n`);
    expect((await scraped(url)).text).toBe('a 1\n');
  });

  it.each([1100.0000000000002, 1e13])(
    'within a timeout of %d ms, which is no number for a timer',
    async (timeout) => {
      const url = await servers.http((_, response) => response.end(BODY));
      const { body } = await scrape(url, { timeout, maxBytes: 1000 });
      expect(body).toHaveLength(BODY.length);
    },
  );
});

describe('scrape asks', () => {
  async function headersSent(edit: (url: URL) => void = () => undefined) {
    let headers: Record<string, unknown> = {};
    const url = await servers.http((request, response) => {
      headers = { ...request.headers, ':path': request.url };
      response.end(BODY);
    });
    edit(url);
    await scraped(url);
    return headers;
  }

  it('for the text format, compressed, under its own name', async () => {
    expect(await headersSent()).toMatchObject({
      accept: 'text/plain;version=0.0.4, */*;q=0.1',
      'accept-encoding': 'gzip, deflate',
      'user-agent': 'check-metrics',
    });
  });

  it('for path and query as given', async () => {
    const headers = await headersSent((url) => {
      url.search = '?name=a&name=b';
    });
    expect(headers[':path']).toBe('/metrics?name=a&name=b');
  });

  it('without credentials where the URL has none', async () => {
    expect(await headersSent()).not.toHaveProperty('authorization');
  });

  for (const { username, password, sent, title } of [
    { title: 'user and password', username: 'scraper', password: 'hunter2', sent: 'scraper:hunter2' },
    { title: 'a user alone', username: 'scraper', password: '', sent: 'scraper:' },
    { title: 'characters that a URL escapes', username: 'a@b', password: 'p:/ü', sent: 'a@b:p:/ü' },
    { title: 'a percent sign that escapes nothing', username: 'u', password: '100%', sent: 'u:100%' },
  ]) {
    it(`with basic authentication for ${title}`, async () => {
      const { authorization } = await headersSent((url) => {
        url.username = username;
        url.password = password;
      });
      expect(authorization).toBe(`Basic ${Buffer.from(sent).toString('base64')}`);
    });
  }
});

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

  it('a redirect to an address with secrets, which are not shown', async () => {
    const url = await servers.http((_, response) => {
      response.writeHead(302, { location: 'http://user:hunter2@other.internal/metrics?token=hunter2' }).end();
    });
    expect(await failureOf(url)).toMatchObject({
      message: 'answered 302 and redirects to "http://other.internal/metrics?token=…"',
    });
  });

  it('a redirect, which it names and does not follow', async () => {
    let requests = 0;
    const url = await servers.http((_, response) => {
      requests++;
      response.writeHead(302, { location: 'http://metadata.internal/latest' }).end();
    });
    expect(await failureOf(url)).toMatchObject({
      code: 'target/redirect',
      message: 'answered 302 and redirects to "http://metadata.internal/latest"',
    });
    expect(requests).toBe(1);
  });

  it.each([
    { status: 404, fix: 'make sure /metrics is where the metrics are' },
    { status: 500, fix: 'see the log of the service' },
    { status: 401, fix: 'see the log of the service' },
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
      message: 'broke off its answer after 4 bytes: other side closed',
    });
  });

  it('a chunked body without its last chunk', async () => {
    const url = await bytesOnce(`${OK}Transfer-Encoding: chunked\r\n\r\n4\r\na 1\n\r\n`);
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 4 bytes: other side closed',
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
      message: 'broke off its answer after 0 bytes: read ECONNRESET',
    });
  });

  it('a target that hangs up without a word', async () => {
    const url = await bytesOnce();
    expect(await failureOf(url)).toMatchObject({
      code: 'target/broken-off',
      message: 'broke off its answer after 0 bytes: other side closed',
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
    { title: 'headers without end', answer: `${OK}X: ${'x'.repeat(100_000)}\r\n\r\n` },
  ]) {
    it(`a target that speaks ${title}`, async () => {
      const failure = await failureOf(await bytesOnce(answer));
      expect(failure.code).toBe('target/broken-off');
      expect(failure.message).toMatch(/^broke off its answer after 0 bytes: \w/);
    });
  }

  it('https where plain HTTP is spoken', async () => {
    const url = await bytesOnce(`${OK}\r\n${BODY}`);
    const failure = await failureOf(new URL(url.href.replace('http:', 'https:')));
    expect(failure.code).toBe('target/unreachable');
    expect(failure.message).toMatch(/^cannot be reached \(ERR_SSL_/);
  });
});
