import { X509Certificate } from 'node:crypto';
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
  paths['der'] = files.write('ca.der', new X509Certificate(authority.cert).raw);
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
  ])('are TLS: %s with %j', async (isSecure, given) => {
    expect((await authCredentials(filesOf(given)))._isSecure()).toBe(isSecure);
  });

  it.each([
    [
      { CERT: 'cert' },
      'AUTH_TLS_KEY_FILE: is not set; give the key of the certificate in AUTH_TLS_CERT_FILE',
    ],
    [{ KEY: 'key' }, 'AUTH_TLS_CERT_FILE: is not set; give the certificate of the key in AUTH_TLS_KEY_FILE'],
    [{ CERT: 'cert', KEY: 'key' }, 'AUTH_TLS_CA_FILE: is not set; give the authorities'],
    [{ CA: 'nothing' }, 'AUTH_TLS_CA_FILE: the file cannot be read (ENOTDIR)'],
    [{ CA: 'text' }, 'AUTH_TLS_CA_FILE: the file has no certificate in PEM'],
    [{ CA: 'der' }, 'AUTH_TLS_CA_FILE: the file has no certificate in PEM'],
    [{ CA: 'key' }, 'AUTH_TLS_CA_FILE: the file has no certificate in PEM'],
    [{ CA: 'ca', CERT: 'text', KEY: 'key' }, 'AUTH_TLS_CERT_FILE: the file has no certificate in PEM'],
    [{ CA: 'ca', CERT: 'cert', KEY: 'text' }, 'AUTH_TLS_KEY_FILE: the file has no private key in PEM'],
    [
      { CA: 'ca', CERT: 'cert', KEY: 'other key' },
      'AUTH_TLS_KEY_FILE: is not the key of the certificate in AUTH_TLS_CERT_FILE',
    ],
  ])('are refused with %j', async (given, problem) => {
    const failure = await failureOf(authCredentials(filesOf(given)));
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

async function failureOf(reading: Promise<unknown>): Promise<ConfigurationError> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the files were taken');
}
