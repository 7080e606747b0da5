import { describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { parseTarget } from './target.js';

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
    '',
    ' ',
    'localhost:9464',
    '/metrics',
    'file:///etc/passwd',
    'ftp://localhost/metrics',
    'http://',
    '--',
  ])('is not "%s"', (text) => {
    const { code, message, fix } = refusalOf(text);
    expect(code).toBe('target/invalid');
    expect(message).toBe(`"${text}" is no target`);
    expect(fix).toBe('give an http:// or https:// URL, or - for standard input');
  });

  it.each([
    ['ftp://scraper:hunter2@localhost/metrics', '"ftp://localhost/metrics" is no target'],
    ['http://scraper:hunter2@localhost:99999', '"http://localhost:99999" is no target'],
    ['http://scraper:hun/ter2@localhost:99999', '"http://localhost:99999" is no target'],
    ['http://scraper:hun\nter2@local host', '"http://local host" is no target'],
    ['scraper:hunter2@localhost', '"localhost" is no target'],
  ])('is refused without repeating its credentials: %j', (text, message) => {
    expect(refusalOf(text).message).toBe(message);
  });
});
