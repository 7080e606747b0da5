import dns from 'node:dns';
import { networkInterfaces } from 'node:os';
import { deflateSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

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

async function scraped(url: URL): Promise<{ text: string; contentType: string }> {
  const { body, contentType } = await scrape({ url }, LIMITS);
  return { text: Buffer.from(body).toString(), contentType };
}

/** A server that answers every connection with the same bytes and then ends it. */
function bytesOnce(...answer: (string | Buffer)[]): Promise<URL> {
  return servers.bytes((socket) => {
    for (const part of answer) socket.write(part);
    socket.end();
  });
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
    const { body } = await scrape({ url }, { ...LIMITS, maxBytes: 1000 });
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

  it.each(['', 'Connection: close\r\n', 'Connection: keep-alive\r\n'])(
    'the prefix a content length announces, and nothing of what follows it: %j',
    async (header) => {
      const url = await bytesOnce(`${OK}${header}Content-Length: 4\r\n\r\na 1\nb 2\n`);
      expect((await scraped(url)).text).toBe('a 1\n');
    },
  );

  it('a compressed body that goes on after its length', async () => {
    const compressed = gzipSync(BODY);
    const head = `${OK}Content-Encoding: gzip\r\nContent-Length: ${String(compressed.length)}\r\n\r\n`;
    const url = await bytesOnce(Buffer.concat([Buffer.from(head), compressed, compressed]));
    expect((await scraped(url)).text).toBe(BODY);
  });

  it('a complete answer of a target that keeps its end of the connection open', async () => {
    const url = await servers.bytes((socket) => {
      socket.write(`${OK}Content-Length: ${String(BODY.length)}\r\n\r\n${BODY}`);
    });
    expect((await scraped(url)).text).toBe(BODY);
  });

  it('a target that has closed its half of the connection', async () => {
    const url = await servers.halfOpen((socket) => {
      socket.end(`${OK}\r\n${BODY}`);
    });
    expect((await scraped(url)).text).toBe(BODY);
  });

  it('a header among more than two thousand', async () => {
    const many = 'X: 1\r\n'.repeat(3000);
    const url = await bytesOnce(
      Buffer.concat([Buffer.from(`${OK}${many}Content-Encoding: gzip\r\n\r\n`), gzipSync(BODY)]),
    );
    expect((await scraped(url)).text).toBe(BODY);
  });

  it('a host name of which only one address answers', async () => {
    const url = await servers.http((_, response) => response.end(BODY));
    const addresses = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation((...args: unknown[]) => {
      (args.at(-1) as (error: null, found: typeof addresses) => void)(null, addresses);
    });
    url.hostname = 'metrics.example';
    expect((await scraped(url)).text).toBe(BODY);
    expect(lookup).toHaveBeenCalled();
    lookup.mockRestore();
  });

  it.each([1100.0000000000002, 1e13])(
    'within a timeout of %d ms, which is no number for a timer',
    async (timeout) => {
      const url = await servers.http((_, response) => response.end(BODY));
      const { body } = await scrape({ url }, { ...LIMITS, timeout });
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

  it('for OpenMetrics as Prometheus does, where that is wanted', async () => {
    const asked: unknown[] = [];
    const url = await servers.http((request, response) => {
      asked.push(request.headers.accept);
      response.end(BODY);
    });
    await scrape({ url }, DEFAULT_LIMITS, undefined, 'openmetrics');
    expect(asked).toEqual([
      'application/openmetrics-text;version=1.0.0, text/plain;version=0.0.4;q=0.5, */*;q=0.1',
    ]);
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
