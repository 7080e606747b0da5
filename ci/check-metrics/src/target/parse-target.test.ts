import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { parseTarget } from './parse-target.js';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'parse-target-'));
  for (const name of ['scrape.txt', 'a=b.txt', 'a@b.txt']) writeFileSync(join(directory, name), '');
  mkdirSync(join(directory, 'directory'));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

function hrefOf(text: string): string {
  const target = parseTarget(text);
  return target.kind === 'url' ? target.url.href : target.kind;
}

function refusalOf(text: string): CouldNotCheckError {
  try {
    parseTarget(text);
  } catch (error) {
    if (error instanceof CouldNotCheckError) return error;
  }
  throw new Error(`"${text}" was not refused`);
}

describe('a target', () => {
  it('is standard input where a dash is given', () => {
    expect(parseTarget('-')).toEqual({ kind: 'stdin', label: 'standard input' });
  });

  it.each([
    ['http://localhost:9464', 'http://localhost:9464/metrics'],
    ['http://localhost:9464/', 'http://localhost:9464/metrics'],
    ['https://metrics.internal', 'https://metrics.internal/metrics'],
    ['http://[::1]:9464', 'http://[::1]:9464/metrics'],
    ['http://localhost:9464?name=up', 'http://localhost:9464/metrics?name=up'],
    ['HTTP://LOCALHOST:9464', 'http://localhost:9464/metrics'],
  ])('%s without a path means /metrics, as in the configuration of Prometheus', (text, href) => {
    expect(hrefOf(text)).toBe(href);
  });

  it.each(['http://localhost:9464/actuator/prometheus', 'http://localhost:9464/metrics?name[]=up'])(
    '%s is taken as it is',
    (text) => {
      expect(hrefOf(text)).toBe(text);
    },
  );

  it('keeps its credentials for the request, and is labelled without them', () => {
    const target = parseTarget('http://scraper:hunter2@localhost:9464/metrics');
    expect(target).toMatchObject({ kind: 'url', label: 'http://localhost:9464/metrics' });
    expect(target.kind === 'url' && [target.url.username, target.url.password]).toEqual([
      'scraper',
      'hunter2',
    ]);
  });

  it.each([
    ['unix:/run/auth.sock', '/run/auth.sock', 'http://localhost/metrics'],
    ['unix:/run/auth.sock:/', '/run/auth.sock', 'http://localhost/metrics'],
    ['unix:/run/auth.sock:/internal/metrics', '/run/auth.sock', 'http://localhost/internal/metrics'],
    ['unix:///run/auth.sock:/metrics', '/run/auth.sock', 'http://localhost/metrics'],
    ['unix:/run/a:b.sock', '/run/a:b.sock', 'http://localhost/metrics'],
    ['unix:/run/a.sock://elsewhere/metrics', '/run/a.sock', 'http://localhost//elsewhere/metrics'],
    ['unix:auth.sock', '/srv/auth.sock', 'http://localhost/metrics'],
  ])('%s is a unix socket', (text, socketPath, href) => {
    const target = parseTarget(text, '/srv');
    expect(target).toMatchObject({ kind: 'url', socketPath });
    expect(target.kind === 'url' && target.url.href).toBe(href);
  });

  it('is a unix socket whose label has no value of its query', () => {
    expect(parseTarget('unix:/run/a.sock:/metrics?token=hunter2').label).toBe(
      'unix:/run/a.sock:/metrics?token=…',
    );
  });

  it.each(['scrape.txt', './scrape.txt', 'a=b.txt', 'a@b.txt', 'directory', 'directory/../scrape.txt'])(
    'is the file %s where there is one',
    (text) => {
      expect(parseTarget(text, directory)).toEqual({
        kind: 'file',
        path: resolve(directory, text),
        label: resolve(directory, text),
      });
    },
  );

  it('is a file by its URL, whether it is there or not', () => {
    expect(parseTarget('file:///no/such/file%20here.txt')).toMatchObject({
      kind: 'file',
      path: '/no/such/file here.txt',
    });
  });

  it('is labelled with the path as seen from the working directory', () => {
    expect(parseTarget('package.json').label).toBe('package.json');
  });

  it.each([
    ['proxy=http://localhost:9464?a=b', 'proxy', 'http://localhost:9464/metrics?a=…'],
    ['auth-1.eu_x=unix:/run/a.sock', 'auth-1.eu_x', 'unix:/run/a.sock:/metrics'],
    ['piped=-', 'piped', 'standard input'],
  ])('%s has a name', (text, name, label) => {
    expect(parseTarget(text)).toMatchObject({ name, label });
  });

  it('has a name before a file', () => {
    expect(parseTarget('saved=scrape.txt', directory)).toMatchObject({ name: 'saved', kind: 'file' });
  });

  it.each([
    'http://localhost:9464/metrics?name=up',
    'http://user:a=b@localhost:9464/',
    'HTTP://a/?b=http://c',
  ])('has no name where the URL %s has an equals sign', (text) => {
    expect(parseTarget(text)).not.toHaveProperty('name');
  });

  it.each([
    '',
    ' ',
    '/no/such/file',
    './missing.txt',
    'ftp://localhost/metrics',
    'http://',
    '--',
    'unix:',
    '1=x',
  ])('is not "%s"', (text) => {
    expect(refusalOf(text)).toMatchObject({
      code: 'target/invalid',
      message: `"${text}" is no target: it is neither a URL nor a file that exists`,
      fix: 'give an http:// or https:// URL, unix:/path/to/socket, the path of a file, or - for standard input',
    });
  });

  it('is not a URL without its scheme, which is suggested', () => {
    expect(refusalOf('localhost:9464')).toMatchObject({ fix: 'give http://localhost:9464' });
  });

  it('is not a file of another machine', () => {
    expect(refusalOf('file://elsewhere/scrape.txt').message).toBe(
      '"file://elsewhere/scrape.txt" is no target: it is no URL of a file on this machine',
    );
  });

  it.each([
    ['ftp://scraper:hunter2@localhost/metrics', 'ftp://localhost/metrics'],
    ['http://scraper:hunter2@localhost:99999', 'http://localhost:99999'],
    ['http://scraper:hun/ter2@localhost:99999', 'http://localhost:99999'],
    ['http://scraper:hun\nter2@local host', 'http://local host'],
    ['scraper:hunter2@localhost', 'localhost'],
    ['proxy=http://scraper:hunter2@localhost:99999', 'http://localhost:99999'],
  ])('is refused without repeating its credentials: %j', (text, shown) => {
    expect(refusalOf(text).message).toMatch(new RegExp(`^"${shown}" is no target: `));
  });
});
