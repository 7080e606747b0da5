import { join } from 'node:path';

import { ConfigurationError } from '@ibex/service-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { authCredentials } from './auth-credentials.js';
import { createCertificate, temporaryFiles } from './testing/certificates.js';

const files = temporaryFiles();
const paths: Record<string, string> = {};
beforeAll(async () => {
  const authority = await createCertificate();
  const client = await createCertificate(authority);
  const other = await createCertificate(authority);
  paths['ca'] = files.write('ca.pem', authority.cert);
  paths['cert'] = files.write('cert.pem', client.cert);
  paths['key'] = files.write('key.pem', client.key);
  paths['other key'] = files.write('other.pem', other.key);
  paths['text'] = files.write('text.pem', 's3cret, but no PEM');
  paths['nothing'] = join(paths['ca'], 'nothing');
});
afterAll(() => {
  files.stop();
});

describe('the credentials of the connection to auth', () => {
  it.each([
    [false, {}],
    [true, { CA: 'ca' }],
    [true, { CA: 'ca', CERT: 'cert', KEY: 'key' }],
  ])('are TLS: %s with %j', (isSecure, given) => {
    expect(authCredentials(filesOf(given))._isSecure()).toBe(isSecure);
  });

  it.each([
    [
      { CERT: 'cert' },
      'AUTH_TLS_KEY_FILE: is not set; give the key of the certificate in AUTH_TLS_CERT_FILE',
    ],
    [{ KEY: 'key' }, 'AUTH_TLS_CERT_FILE: is not set; give the certificate of the key in AUTH_TLS_KEY_FILE'],
    [{ CERT: 'cert', KEY: 'key' }, 'AUTH_TLS_CA_FILE: is not set; give the authorities'],
    [{ CA: 'nothing' }, 'AUTH_TLS_CA_FILE: names a file that cannot be read (ENOTDIR)'],
    [{ CA: 'text' }, 'AUTH_TLS_CA_FILE: names a file without a certificate in PEM'],
    [{ CA: 'key' }, 'AUTH_TLS_CA_FILE: names a file without a certificate in PEM'],
    [{ CA: 'ca', CERT: 'text', KEY: 'key' }, 'AUTH_TLS_CERT_FILE: names a file without a certificate in PEM'],
    [{ CA: 'ca', CERT: 'cert', KEY: 'text' }, 'AUTH_TLS_KEY_FILE: names a file without a private key in PEM'],
    [
      { CA: 'ca', CERT: 'cert', KEY: 'other key' },
      'AUTH_TLS_KEY_FILE: is not the key of the certificate in AUTH_TLS_CERT_FILE',
    ],
  ])('are refused with %j', (given, problem) => {
    const failure = failureOf(() => authCredentials(filesOf(given)));
    expect(failure.problems).toEqual([expect.stringContaining(problem)]);
    expect(failure.message).not.toContain('s3cret');
  });
});

function filesOf(given: Readonly<Record<string, string>>): Parameters<typeof authCredentials>[0] {
  return {
    AUTH_TLS_CA_FILE: undefined,
    AUTH_TLS_CERT_FILE: undefined,
    AUTH_TLS_KEY_FILE: undefined,
    ...Object.fromEntries(
      Object.entries(given).map(([name, file]) => [`AUTH_TLS_${name}_FILE`, paths[file]]),
    ),
  };
}

function failureOf(action: () => unknown): ConfigurationError {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the files were taken');
}
