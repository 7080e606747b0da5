import { chmodSync, writeFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { type CredentialSources, readCredentials } from './credentials.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const URL_WITHOUT = new URL('http://localhost/metrics');

const directory = temporaryDirectory();

function read(sources: CredentialSources, environment: Record<string, string> = {}, url = URL_WITHOUT) {
  return readCredentials(url, sources, environment);
}

async function refusalOf(...args: Parameters<typeof read>): Promise<CouldNotCheckError> {
  const outcome: unknown = await read(...args).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CouldNotCheckError);
  expect(outcome).toMatchObject({ code: 'target/credentials' });
  return outcome as CouldNotCheckError;
}

function basic(userAndPassword: string): string {
  return `Basic ${Buffer.from(userAndPassword).toString('base64')}`;
}

describe('credentials are', () => {
  it('none where there are none', async () => {
    expect(await read({})).toEqual({ secrets: [] });
  });

  it.each(['t0k3n', 't0k3n\n', 't0k3n\r\n'])(
    'a bearer token in a file, without its line break: %j',
    async (text) => {
      const bearerTokenFile = directory.file('token', text);
      expect(await read({ bearerTokenFile })).toEqual({ authorization: 'Bearer t0k3n', secrets: ['t0k3n'] });
    },
  );

  it('a bearer token in the environment', async () => {
    expect(await read({ bearerTokenEnv: 'TOKEN' }, { TOKEN: 't0k3n' })).toMatchObject({
      authorization: 'Bearer t0k3n',
    });
  });

  it.each(['scraper:hunter2', 'scraper:hunter2\n'])('user and password in a file: %j', async (text) => {
    const basicAuthFile = directory.file('basic', text);
    expect(await read({ basicAuthFile })).toEqual({
      authorization: basic('scraper:hunter2'),
      secrets: ['hunter2', 'scraper:hunter2'],
    });
  });

  it.each(['scraper:', ':hunter2', 'scraper:hun:ter 2', 'schürfer:pässwort'])(
    'user and password in the environment: %s',
    async (text) => {
      expect(await read({ basicAuthEnv: 'BASIC' }, { BASIC: text })).toMatchObject({
        authorization: basic(text),
      });
    },
  );

  it('those of a URL, of which both forms are secrets', async () => {
    const { authorization, secrets } = await read({}, {}, new URL('http://scraper:p%40ss@localhost'));
    expect(authorization).toBe(basic('scraper:p@ss'));
    expect(secrets).toEqual(expect.arrayContaining(['p@ss', 'p%40ss']));
  });

  it('secrets also where they stand in the query of a URL, by their names', async () => {
    const url = new URL('http://localhost/?access_token=a1b2c3&name=up&api-key=d4e5f6&auth=g7h8i9');
    expect((await read({}, {}, url)).secrets).toEqual(['a1b2c3', 'd4e5f6', 'g7h8i9']);
  });
});

describe('credentials cannot be used', () => {
  it.each<[string, CredentialSources, URL?]>([
    ['a token and a password', { bearerTokenEnv: 'TOKEN', basicAuthEnv: 'BASIC' }],
    ['a token from two places', { bearerTokenEnv: 'TOKEN', bearerTokenFile: '/no/such/file' }],
    ['a token, and a password in the URL', { bearerTokenEnv: 'TOKEN' }, new URL('http://a:b@localhost')],
  ])('where there are two: %s', async (_, sources, url) => {
    expect(await refusalOf(sources, { TOKEN: 't0k3n', BASIC: 'a:b' }, url)).toMatchObject({
      message: 'there is more than one kind of credentials',
      fix: 'give one bearer token, or one user and password, from one place',
    });
  });

  it('where the variable is not set', async () => {
    expect((await refusalOf({ bearerTokenEnv: 'TOKEN' })).message).toBe(
      'the environment variable "TOKEN" is not set, which should have the bearer token',
    );
  });

  it.each(['', '\n', '\r\n\n'])('where they are empty: %j', async (text) => {
    expect((await refusalOf({ basicAuthEnv: 'BASIC' }, { BASIC: text })).message).toBe(
      'the environment variable "BASIC" is empty, which should have the user and password',
    );
  });

  it('where the file is not there, or a directory', async () => {
    const missing = directory.path('missing');
    expect((await refusalOf({ bearerTokenFile: missing })).message).toBe(
      `the bearer token cannot be read from the file "${missing}": ENOENT`,
    );
    expect((await refusalOf({ basicAuthFile: '/' })).message).toBe(
      'the user and password cannot be read from the file "/": EISDIR',
    );
  });

  it.skipIf(process.getuid?.() === 0)(
    'where the file may not be read (not tested as root, who may read everything)',
    async () => {
      const bearerTokenFile = directory.file('secret', 't0k3n');
      chmodSync(bearerTokenFile, 0);
      expect((await refusalOf({ bearerTokenFile })).message).toMatch(/: EACCES$/);
    },
  );

  it.each(['two words', 'a\r\nX-Evil: 1', 'a\nb', 'a\0b', 'tökén', 'Bearer t0k3n'])(
    'where a token cannot be sent, which is not shown: %j',
    async (token) => {
      const path = directory.path('token');
      writeFileSync(path, token);
      for (const refusal of [
        await refusalOf({ bearerTokenFile: path }),
        await refusalOf({ bearerTokenEnv: 'TOKEN' }, { TOKEN: token }),
      ]) {
        expect(refusal.message).toMatch(/^the bearer token in the .* has a blank, a control character or/);
        expect(`${refusal.message} ${refusal.fix}`).not.toContain(token);
      }
    },
  );

  it.each(['hunter2', 'scraper:hunter2\r\nX-Evil: 1', 'scraper:hun\0ter2', 'scra\nper:hunter2'])(
    'where they are no user and password, which are not shown: %j',
    async (text) => {
      const { message, fix } = await refusalOf({ basicAuthEnv: 'BASIC' }, { BASIC: text });
      expect(message).toBe(
        'the user and password in the environment variable "BASIC" have no colon between them, or a control character in them',
      );
      expect(`${message} ${fix}`).not.toMatch(/hun/);
    },
  );
});
