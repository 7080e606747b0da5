import { describe, expect, it } from 'vitest';

import { isNameOfSecret, Redactor, secretsOfEnvironment } from './redact.js';

function redacted(secrets: readonly string[], text: string): string {
  return new Redactor(secrets).text(text);
}

describe('a secret is taken out', () => {
  it('byte for byte, so that what follows keeps its place', () => {
    expect(redacted(['hunter2'], 'up{a="hunter2"} 1\nhunter2')).toBe('up{a="*******"} 1\n*******');
  });

  it.each([
    ['in base64', 'p@ss"/wörd', Buffer.from('p@ss"/wörd').toString('base64')],
    ['in base64 for URLs', 'p??>>ss', Buffer.from('p??>>ss').toString('base64url')],
    ['in a URL', 'p@ss"/wörd', encodeURIComponent('p@ss"/wörd')],
    ['in a URL with small letters', 'p@ss/word', 'p%40ss%2fword'],
    ['in a form', 'p@ss word', 'p%40ss+word'],
    ['in a quoted string', 'p"a\\ss', 'p\\"a\\\\ss'],
    ['in HTML', `<p&"'>`, '&lt;p&amp;&quot;&#39;&gt;'],
    ['in a header', 'pässwort', Buffer.from('pässwort').toString('latin1')],
  ])('%s', (_, secret, written) => {
    expect(redacted([secret], `[${written}]`)).toMatch(/^\[\*+=*\]$/);
  });

  it('where it overlaps another one, or itself', () => {
    expect(redacted(['abcd', 'cdef'], '-abcdef-')).toBe('-******-');
    expect(redacted(['abab'], '-ababab-')).toBe('-******-');
  });

  it('where one is part of another, whole', () => {
    expect(redacted(['hunter', 'hunter22'], 'hunter22')).toBe('********');
  });

  it('of four characters, but not of three, which are in every text', () => {
    expect(redacted(['abc', 'wxyz'], 'abc wxyz')).toBe('abc ****');
  });

  it('out of bytes that are no text', () => {
    const body = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('hunter2'), Buffer.from([0xff])]);
    expect(Buffer.from(new Redactor(['hunter2']).bytes(body)).toString('latin1')).toBe('ÿþ*******ÿ');
    expect(body.includes('hunter2'), 'what was given is left as it is').toBe(true);
  });

  it('and nothing is copied where there is none', () => {
    const body = Buffer.from('up 1\n');
    expect(new Redactor(['hunter2']).bytes(body)).toBe(body);
  });
});

describe('the name of a secret', () => {
  it.each([
    'token',
    'ACCESS_TOKEN',
    'client-secret',
    'DB_PASSWORD',
    'apikey',
    'API_KEY',
    'X-Api-Key',
    'auth',
    'CHECK_METRICS_BASIC_AUTH',
    'basicAuth',
  ])('is %s', (name) => {
    expect(isNameOfSecret(name)).toBe(true);
  });

  it.each(['name', 'match[]', 'PATH', 'AUTH_ADDRESS', 'author', 'key'])('is not %s', (name) => {
    expect(isNameOfSecret(name)).toBe(false);
  });
});

it('of the environment, the secrets are found by their names, and of user:password the password alone', () => {
  const variables = { PATH: '/bin', DB_TOKEN: 't:1', SHOP_BASIC_AUTH: 'me:hunter2', API_KEY: undefined };
  expect(secretsOfEnvironment(variables)).toEqual(['t:1', 'me:hunter2', 'hunter2']);
});
