import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { type ChannelCredentials, credentials } from '@grpc/grpc-js';
import { ConfigurationError } from '@ibex/service-runtime';

import type { ProxyConfiguration } from './configuration.js';

/** The files for TLS to auth, in PEM. */
export type AuthTlsFiles = Pick<
  ProxyConfiguration,
  'AUTH_TLS_CA_FILE' | 'AUTH_TLS_CERT_FILE' | 'AUTH_TLS_KEY_FILE'
>;

/**
 * Makes the credentials of the connection to auth: TLS where there is a file with the authorities of its certificate,
 * and mutual TLS where there are a certificate and a key of the proxy as well. The files are read once.
 *
 * @throws {@link ConfigurationError} naming the variable of a file that is missing or wrong
 */
export function authCredentials(files: AuthTlsFiles): ChannelCredentials {
  assertWhole(files);
  const { AUTH_TLS_CA_FILE: caFile, AUTH_TLS_CERT_FILE: certFile, AUTH_TLS_KEY_FILE: keyFile } = files;
  if (caFile === undefined) return credentials.createInsecure();

  const ca = read('AUTH_TLS_CA_FILE', caFile);
  assertCertificate('AUTH_TLS_CA_FILE', ca);
  if (certFile === undefined || keyFile === undefined) return credentials.createSsl(ca);

  const cert = read('AUTH_TLS_CERT_FILE', certFile);
  const key = read('AUTH_TLS_KEY_FILE', keyFile);
  const certificate = assertCertificate('AUTH_TLS_CERT_FILE', cert);
  if (!certificate.checkPrivateKey(privateKey(key))) {
    throw wrong('AUTH_TLS_KEY_FILE', 'is not the key of the certificate in AUTH_TLS_CERT_FILE');
  }
  return credentials.createSsl(ca, key, cert);
}

function assertWhole({ AUTH_TLS_CA_FILE, AUTH_TLS_CERT_FILE, AUTH_TLS_KEY_FILE }: AuthTlsFiles): void {
  if (AUTH_TLS_CERT_FILE !== undefined && AUTH_TLS_KEY_FILE === undefined) {
    throw wrong('AUTH_TLS_KEY_FILE', 'is not set; give the key of the certificate in AUTH_TLS_CERT_FILE');
  }
  if (AUTH_TLS_KEY_FILE !== undefined && AUTH_TLS_CERT_FILE === undefined) {
    throw wrong('AUTH_TLS_CERT_FILE', 'is not set; give the certificate of the key in AUTH_TLS_KEY_FILE');
  }
  if (AUTH_TLS_CERT_FILE !== undefined && AUTH_TLS_CA_FILE === undefined) {
    throw wrong(
      'AUTH_TLS_CA_FILE',
      'is not set; give the authorities that the certificate of auth may be of',
    );
  }
}

function read(variable: keyof AuthTlsFiles, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw wrong(variable, `names a file that cannot be read (${code})`);
  }
}

// OpenSSL's own messages name neither the file nor what was expected in it.
function assertCertificate(variable: keyof AuthTlsFiles, pem: Buffer): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw wrong(variable, 'names a file without a certificate in PEM (-----BEGIN CERTIFICATE-----)');
  }
}

function privateKey(pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw wrong(
      'AUTH_TLS_KEY_FILE',
      'names a file without a private key in PEM (-----BEGIN PRIVATE KEY-----), not encrypted',
    );
  }
}

function wrong(variable: keyof AuthTlsFiles, problem: string): ConfigurationError {
  return new ConfigurationError([`${variable}: ${problem}`]);
}
