import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { LoopbackServers } from '../testing/loopback.js';
import { scrape, type ScrapedBody } from './scrape.js';
import { DEFAULT_LIMITS } from './scrape-limits.js';

let servers: LoopbackServers;
/** What the requests were authorized with. */
let authorizations: (string | undefined)[];

beforeEach(() => {
  authorizations = [];
  servers = new LoopbackServers();
});

afterEach(async () => {
  const left = await servers.connectionsLeft();
  await servers.close();
  expect(left, 'connections the scrape left open').toBe(0);
});

/** A server that redirects by path, and answers with the path where it does not. */
async function redirecting(locations: Readonly<Record<string, string>>, status = 302): Promise<URL> {
  return servers.http(({ url = '', headers }, response) => {
    authorizations.push(headers.authorization);
    const location = locations[url];
    if (location !== undefined) response.writeHead(status, { location }).end('elsewhere\n');
    else response.end(url);
  });
}

async function scraped(url: URL, maxRedirects = DEFAULT_LIMITS.maxRedirects): Promise<ScrapedBody> {
  return scrape({ url }, { ...DEFAULT_LIMITS, timeout: 2000, maxRedirects });
}

async function textOf(url: URL): Promise<string> {
  return Buffer.from((await scraped(url)).body).toString();
}

async function refusalOf(url: URL, maxRedirects?: number): Promise<CouldNotCheckError> {
  const outcome: unknown = await scraped(url, maxRedirects).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CouldNotCheckError);
  return outcome as CouldNotCheckError;
}

describe('a redirect within the origin is followed', () => {
  it.each([301, 302, 303, 307, 308])('with status %d', async (status) => {
    expect(await textOf(await redirecting({ '/metrics': '/metrics/' }, status))).toBe('/metrics/');
  });

  it('to a path, a relative path, a whole URL', async () => {
    const locations: Record<string, string> = { '/metrics': 'a/b?c=d', '/a/b?c=d': '../e' };
    const url = await redirecting(locations);
    locations['/e'] = new URL('/whole', url).href;
    expect(await textOf(url)).toBe('/whole');
  });

  it('with the same credentials, whatever the target says', async () => {
    const locations: Record<string, string> = {};
    const url = await redirecting(locations);
    locations['/metrics'] = `http://root:toor@${url.host}/metrics/`;
    url.username = 'scraper';
    url.password = 'hunter2';
    expect(await textOf(url)).toBe('/metrics/');
    const authorization = `Basic ${Buffer.from('scraper:hunter2').toString('base64')}`;
    expect(authorizations).toEqual([authorization, authorization]);
  });

  it('to a path that is not in ASCII', async () => {
    const location = Buffer.from('/métrique').toString('latin1');
    expect(await textOf(await redirecting({ '/metrics': location }))).toBe('/m%C3%A9trique');
  });

  it('as often as allowed, and the last address is told', async () => {
    const url = await redirecting({ '/metrics': '/1', '/1': '/2', '/2': '/3?token=hunter2' });
    expect(await scraped(url)).toMatchObject({ address: `${url.origin}/3?token=…` });
  });
});

describe('a redirect is refused', () => {
  it('once there are too many', async () => {
    const url = await redirecting({ '/metrics': '/1', '/1': '/2', '/2': '/3', '/3': '/4' });
    expect(await refusalOf(url)).toMatchObject({
      code: 'target/redirect',
      message: `answered 302 and redirects to "${url.origin}/4", after 3 other redirects`,
      fix: 'give the address of the metrics themselves, or raise --max-redirects',
    });
  });

  it('where none is allowed', async () => {
    const url = await redirecting({ '/metrics': '/1' });
    expect((await refusalOf(url, 0)).message).toBe(`answered 302 and redirects to "${url.origin}/1"`);
  });

  it.each([
    ['to itself', { '/metrics': '/metrics' }],
    ['to itself, but for a fragment', { '/metrics': '#here' }],
    ['in a loop', { '/metrics': '/1', '/1': '/metrics' }],
  ])('%s, however many are allowed', async (_, locations) => {
    const url = await redirecting(locations);
    expect(await refusalOf(url, 1000)).toMatchObject({
      code: 'target/redirect',
      message: `answered 302 and redirects to "${url.href}", where it was asked before`,
    });
  });

  it('in a loop that is hidden behind users', async () => {
    const locations: Record<string, string> = {};
    const url = await redirecting(locations);
    locations['/metrics'] = `http://somebody@${url.host}/metrics`;
    expect((await refusalOf(url)).message).toMatch(/where it was asked before$/);
    expect(authorizations, 'requests').toHaveLength(1);
  });

  it('to another host, port or scheme, which is named and never asked', async () => {
    let asked = 0;
    const other = await servers.http((_, response) => {
      asked++;
      response.end();
    });
    const locations: Record<string, string> = {};
    const url = await redirecting(locations);
    for (const elsewhere of [
      other.href,
      `//${other.host}/metrics`,
      url.href.replace('127.0.0.1', 'localhost'),
      url.href.replace('http:', 'https:'),
    ]) {
      locations['/metrics'] = elsewhere;
      expect(await refusalOf(url)).toMatchObject({
        code: 'target/redirect',
        message: `answered 302 and redirects to "${new URL(elsewhere, url).href}", which is elsewhere`,
        fix: `redirects are followed only within ${url.origin}; give the address of the metrics themselves`,
      });
    }
    expect(asked).toBe(0);
  });

  it.each([
    ['http://user:hunter2@other.internal/metrics?token=hunter2', 'http://other.internal/metrics?token=…'],
    ['http://user:hunter2@[', 'http://['],
    ['file:///etc/passwd', 'file:///etc/passwd'],
  ])('to %s without showing its secrets', async (location, shown) => {
    const { message } = await refusalOf(await redirecting({ '/metrics': location }));
    expect(message).toBe(`answered 302 and redirects to "${shown}", which is elsewhere`);
  });

  it('and shown in part where it is long', async () => {
    const { message } = await refusalOf(await redirecting({ '/metrics': `http://a/${'x'.repeat(5000)}` }));
    expect(message.length).toBeLessThan(300);
  });
});

describe('no redirect is', () => {
  it.each([300, 304, 305, 399])('a status %d', async (status) => {
    const url = await redirecting({ '/metrics': '/1' }, status);
    expect(await refusalOf(url)).toMatchObject({ code: 'target/status' });
  });

  it('one that says not where to', async () => {
    expect(await refusalOf(await redirecting({ '/metrics': '' }))).toMatchObject({ code: 'target/status' });
  });
});
