import { describe, expect, it } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import type { TargetConfig } from '../config/config.js';
import { CouldNotCheckError } from './could-not-check.js';
import { targetOfConfig } from './target-of-config.js';

function targetOf(config: string | TargetConfig) {
  return targetOfConfig('auth', config, '/srv/shop');
}

describe('a target of the configuration', () => {
  it('is a text as on the command line, under the name it has there', () => {
    expect(targetOf('other=http://localhost:9464')).toMatchObject({
      kind: 'url',
      name: 'auth',
      label: 'http://localhost:9464/metrics',
    });
  });

  it('is a URL with its limits and access, whose files are relative to the configuration', () => {
    const target = targetOf({
      url: 'https://localhost:9464',
      timeout: '1m',
      maxBytes: 1000,
      maxRedirects: 0,
      cacert: 'ca.pem',
      bearerTokenFile: '../token',
    });
    expect(target).toMatchObject({
      kind: 'url',
      limits: { timeout: 60_000, maxBytes: 1000, maxRedirects: 0 },
      access: { cacert: '/srv/shop/ca.pem', bearerTokenFile: '/srv/token' },
    });
    expect(
      targetOf({ url: 'http://a', basicAuthFile: 'b', basicAuthEnv: 'C', bearerTokenEnv: 'D' }),
    ).toMatchObject({ access: { basicAuthFile: '/srv/shop/b', basicAuthEnv: 'C', bearerTokenEnv: 'D' } });
  });

  it('is a unix socket', () => {
    expect(targetOf({ url: 'unix:run/auth.sock' })).toMatchObject({ socketPath: '/srv/shop/run/auth.sock' });
  });

  it('is a file, whether it is there yet or not', () => {
    expect(targetOf({ file: 'scrape.txt' })).toMatchObject({ kind: 'file', path: '/srv/shop/scrape.txt' });
  });

  it('is a program that runs beside the configuration', () => {
    const config = { start: 'node server.js', startTimeout: '500ms', environment: { PORT: '0' } };
    expect(targetOf(config)).toMatchObject({
      kind: 'program',
      name: 'auth',
      command: 'node server.js',
      directory: '/srv/shop',
      environment: { PORT: '0' },
      startTimeout: 500,
    });
    expect(targetOf(config)).not.toHaveProperty('at');
  });

  it('is a program at an address', () => {
    expect(targetOf({ start: 'node server.js', url: 'http://localhost:9464' })).toMatchObject({
      kind: 'program',
      startTimeout: 30_000,
      at: { kind: 'url', label: 'http://localhost:9464/metrics' },
    });
  });

  it.each<[string | TargetConfig, string]>([
    [{}, 'give one of url, file and start'],
    [{ timeout: '1s' }, 'give one of url, file and start'],
    [{ url: 'http://a', file: 'b' }, 'has both file and url; give one of url, file and start'],
    [{ start: 'a', file: 'b' }, 'has both file and start; give one of url, file and start'],
    [
      { start: 'a', file: 'b', url: 'http://c' },
      'has both file and url and start; give one of url, file and start',
    ],
    [{ url: 'a.txt' }, 'its url is neither an http:// or https:// URL nor unix:/path/to/socket'],
    [{ url: 'http://a', timeout: 'soon' }, 'its timeout is "soon"; give a time such as 500ms, 10s or 2m'],
    [{ url: 'http://a', timeout: '-1s' }, 'its timeout is "-1s"; give a time such as 500ms, 10s or 2m'],
    [{ url: 'http://a', timeout: '10' }, 'its timeout is "10"; give a time such as 500ms, 10s or 2m'],
    [{ start: 'a', startTimeout: '' }, 'its startTimeout is ""; give a time such as 500ms, 10s or 2m'],
  ])('is refused: %j', (config, message) => {
    expect(() => targetOf(config)).toThrow(UsageError);
    expect(() => targetOf(config)).toThrow(`target "auth" of the configuration: ${message}`);
  });

  it('fails alone where its text is no target, such as a file that is not there yet', () => {
    expect(() => targetOf('missing.txt')).toThrow(CouldNotCheckError);
  });
});
