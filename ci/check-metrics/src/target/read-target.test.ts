import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { PassThrough, Readable } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { LoopbackServers } from '../testing/loopback.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { parseTarget, type WrittenTarget } from './parse-target.js';
import { type ReadOptions, readTarget } from './read-target.js';

const BODY = 'up 1\n';
const directory = temporaryDirectory();
let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

async function textOf(target: WrittenTarget, options?: ReadOptions): Promise<string> {
  return Buffer.from((await readTarget(target, options)).body).toString();
}

async function failureOf(text: string, options?: ReadOptions): Promise<CouldNotCheckError> {
  const outcome: unknown = await readTarget(parseTarget(text), options).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CouldNotCheckError);
  return outcome as CouldNotCheckError;
}

function pipe(name: string): string {
  execFileSync('mkfifo', [directory.path(name)]);
  return directory.path(name);
}

describe('a unix socket', () => {
  it('is scraped at its path', async () => {
    const path = directory.path('service.sock');
    await servers.unix(({ url, headers }, response) => {
      response.setHeader('content-type', 'text/plain').end(`${String(url)} ${String(headers.host)}`);
    }, path);
    const { body, ...answer } = await readTarget(parseTarget(`unix:${path}:/internal/metrics?a=b`));
    expect(Buffer.from(body).toString()).toBe('/internal/metrics?a=b localhost');
    expect(answer).toEqual({ contentType: 'text/plain', address: `unix:${path}:/internal/metrics?a=…` });
  });

  it('is redirected within itself, and to no host', async () => {
    const path = directory.path('redirecting.sock');
    await servers.unix(({ url }, response) => {
      if (url === '/metrics/') response.end(BODY);
      else
        response.writeHead(302, { location: url === '/metrics' ? '/metrics/' : 'http://127.0.0.1/' }).end();
    }, path);
    expect(await textOf(parseTarget(`unix:${path}`))).toBe(BODY);
    expect(await failureOf(`unix:${path}:/else`)).toMatchObject({ code: 'target/redirect' });
  });

  it('is unreachable where there is none', async () => {
    const path = directory.path('missing.sock');
    expect(await failureOf(`unix:${path}`)).toMatchObject({
      code: 'target/unreachable',
      message: 'cannot be reached (ENOENT)',
      fix: `make sure that something listens at ${path}`,
    });
  });

  it('is unreachable where there is a file', async () => {
    const path = directory.file('no.sock', '');
    expect(await failureOf(`unix:${path}`)).toMatchObject({ code: 'target/unreachable' });
  });

  it('is unreachable where its path is too long for a socket', async () => {
    expect(await failureOf(`unix:/${'x'.repeat(200)}`)).toMatchObject({ code: 'target/unreachable' });
  });
});

describe('a file', () => {
  it('is read to its end, without a content type', async () => {
    const content = 'x'.repeat(1_000_000);
    const path = directory.file('large.txt', content);
    const { body, ...rest } = await readTarget(parseTarget(path));
    expect(Buffer.from(body).toString()).toBe(content);
    expect(rest).toEqual({ contentType: undefined, address: path });
  });

  it('may be empty, and of exactly the largest size', async () => {
    expect(await textOf(parseTarget(directory.file('empty.txt', '')))).toBe('');
    expect(await textOf(parseTarget(directory.file('a.txt', BODY)), { limits: { maxBytes: 5 } })).toBe(BODY);
  });

  it('is read again', async () => {
    const target = parseTarget(directory.file('again.txt', 'up 1\n'));
    expect(await textOf(target)).toBe('up 1\n');
    directory.file('again.txt', 'up 2\n');
    expect(await textOf(target)).toBe('up 2\n');
  });

  it.each([
    [() => directory.file('large.txt', 'x'.repeat(11)), 'the file has more than 10 bytes'],
    [() => '/dev/zero', 'the file has more than 10 bytes'],
  ])('is too large', async (path, message) => {
    expect(await failureOf(path(), { limits: { maxBytes: 10 } })).toMatchObject({
      code: 'target/too-large',
      message,
      fix: 'give less, or raise --max-bytes',
    });
  });

  it('is not there', async () => {
    expect(await failureOf('file:///no/such/file')).toMatchObject({
      code: 'target/not-found',
      message: 'there is no such file',
    });
    expect(await failureOf(`file://${directory.file('f', '')}/below`)).toMatchObject({
      code: 'target/not-found',
    });
  });

  it('is a directory', async () => {
    expect(await failureOf(directory.path('.'))).toMatchObject({
      code: 'target/is-directory',
      message: 'is a directory',
    });
  });

  it('is a socket, which is asked otherwise', async () => {
    const path = directory.path('listening.sock');
    const server = createServer().listen(path);
    await once(server, 'listening');
    expect(await failureOf(path)).toMatchObject({
      code: 'target/unreadable',
      fix: `give unix:${path} to scrape it`,
    });
    server.close();
  });
});

describe('a named pipe', () => {
  it('is read to its end, also where it is opened late and written slowly', async () => {
    const path = pipe('slow');
    const read = textOf(parseTarget(path));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const writer = createWriteStream(path);
    writer.write('up ');
    await new Promise((resolve) => setTimeout(resolve, 50));
    writer.end('1\n');
    expect(await read).toBe(BODY);
  });

  it('that nobody writes to has the deadline, and leaves no thread waiting', async () => {
    expect(await failureOf(pipe('silent'), { limits: { timeout: 60 } })).toMatchObject({
      code: 'target/timeout',
      message: 'did not come to an end within 0.06 s, after 0 bytes',
    });
    expect(process.getActiveResourcesInfo().filter((name) => name.startsWith('FSReq'))).toEqual([]);
  });

  it('is given up', async () => {
    const cancelSignal = AbortSignal.timeout(30);
    const read = readTarget(parseTarget(pipe('given-up')), { cancelSignal });
    await expect(read).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('standard input', () => {
  it('has no deadline', async () => {
    const stdin = new PassThrough();
    const read = textOf(parseTarget('-'), { stdin, limits: { timeout: 10 } });
    setTimeout(() => stdin.end(BODY), 60);
    expect(await read).toBe(BODY);
  });

  it('is given up, and closed', async () => {
    const stdin = new PassThrough();
    stdin.write(BODY);
    const cancelSignal = AbortSignal.timeout(30);
    const read = readTarget(parseTarget('-'), { stdin, cancelSignal });
    await expect(read).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(stdin.destroyed).toBe(true);
  });

  it('is given up while it comes without pause', async () => {
    const controller = new AbortController();
    function* endless(): Generator<Buffer> {
      for (let read = 0; ; read++) {
        if (read === 100) controller.abort(new Error('Ctrl-C'));
        yield Buffer.from('x');
      }
    }
    const options = { stdin: Readable.from(endless()), cancelSignal: controller.signal };
    await expect(readTarget(parseTarget('-'), options)).rejects.toThrow('Ctrl-C');
  });
});

describe('what is given for a target', () => {
  it('goes before the limits of the target, which go before the defaults', async () => {
    const url = await servers.http((_, response) => response.end('x'.repeat(100)));
    const target = { ...parseTarget(url.href), limits: { maxBytes: 50 } };
    await expect(readTarget(target)).rejects.toMatchObject({ message: /more than 50 bytes/ });
    expect(await textOf(target, { limits: { maxBytes: 100 } })).toHaveLength(100);
  });

  it('are credentials that go before those of the target, whatever kind these are', async () => {
    const sent: unknown[] = [];
    const url = await servers.http(({ headers }, response) => {
      sent.push(headers.authorization);
      response.end(BODY);
    });
    const basicAuthFile = directory.file('own', 'scraper:hunter2');
    const bearerTokenFile = directory.file('given', 't0k3n');
    const target = { ...parseTarget(url.href), access: { basicAuthFile } };
    await readTarget(target);
    await readTarget(target, { access: { bearerTokenFile } });
    await readTarget(target, { access: {} });
    const own = `Basic ${Buffer.from('scraper:hunter2').toString('base64')}`;
    expect(sent).toEqual([own, 'Bearer t0k3n', own]);
  });
});
