import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { ServerCredentials } from '@grpc/grpc-js';
import { ConfigurationError } from '@ibex/service-runtime';

import type { AuthConfiguration } from '../configuration.js';

/** The variables that ask for TLS. */
export type TlsConfiguration = Pick<
  AuthConfiguration,
  'AUTH_TLS_CERT_FILE' | 'AUTH_TLS_KEY_FILE' | 'AUTH_TLS_CLIENT_CA_FILE'
>;

/** What the gRPC server asks of a connection. */
export interface GrpcSecurity {
  /** `server`: it proves who it is; `mutual`: clients do as well; `none`: plain text. */
  readonly tls: 'none' | 'server' | 'mutual';
  readonly credentials: ServerCredentials;
}

/**
 * Reads the certificates that the configuration names. Without one the server speaks plain text.
 *
 * @throws `ConfigurationError` naming the variable whose file is missing, cannot be read or is not what it should be
 */
export async function readServerCredentials(configuration: TlsConfiguration): Promise<GrpcSecurity> {
  const { AUTH_TLS_CERT_FILE, AUTH_TLS_KEY_FILE, AUTH_TLS_CLIENT_CA_FILE } = configuration;
  if (AUTH_TLS_CERT_FILE === undefined && AUTH_TLS_KEY_FILE === undefined) {
    if (AUTH_TLS_CLIENT_CA_FILE !== undefined) throw missing('AUTH_TLS_CERT_FILE', 'AUTH_TLS_CLIENT_CA_FILE');
    return { tls: 'none', credentials: ServerCredentials.createInsecure() };
  }
  if (AUTH_TLS_CERT_FILE === undefined) throw missing('AUTH_TLS_CERT_FILE', 'AUTH_TLS_KEY_FILE');
  if (AUTH_TLS_KEY_FILE === undefined) throw missing('AUTH_TLS_KEY_FILE', 'AUTH_TLS_CERT_FILE');

  const certificates = await readPem('AUTH_TLS_CERT_FILE', AUTH_TLS_CERT_FILE);
  const key = await readPem('AUTH_TLS_KEY_FILE', AUTH_TLS_KEY_FILE);
  const certificate = parseCertificate('AUTH_TLS_CERT_FILE', certificates);
  if (!certificate.checkPrivateKey(parseKey('AUTH_TLS_KEY_FILE', key))) {
    throw problem('AUTH_TLS_KEY_FILE', 'is not the key of the certificate in AUTH_TLS_CERT_FILE');
  }
  const pair = { cert_chain: certificates, private_key: key };
  if (AUTH_TLS_CLIENT_CA_FILE === undefined) {
    return { tls: 'server', credentials: ServerCredentials.createSsl(null, [pair]) };
  }
  const authorities = await readPem('AUTH_TLS_CLIENT_CA_FILE', AUTH_TLS_CLIENT_CA_FILE);
  parseCertificate('AUTH_TLS_CLIENT_CA_FILE', authorities);
  return { tls: 'mutual', credentials: ServerCredentials.createSsl(authorities, [pair], true) };
}

async function readPem(variable: keyof TlsConfiguration, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    throw problem(variable, `the file cannot be read (${code})`);
  }
}

function parseCertificate(variable: keyof TlsConfiguration, pem: Buffer): X509Certificate {
  try {
    // One in DER would be parsed as well, which the server then could not use.
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return new X509Certificate(pem);
  } catch {
    // Told below.
  }
  throw problem(
    variable,
    'the file has no certificate in PEM, which begins with "-----BEGIN CERTIFICATE-----"',
  );
}

function parseKey(variable: keyof TlsConfiguration, pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw problem(variable, 'the file has no private key in PEM without a passphrase');
  }
}

function missing(variable: keyof TlsConfiguration, given: keyof TlsConfiguration): ConfigurationError {
  return problem(variable, `is not set, and ${given} is; TLS takes both`);
}

function problem(variable: keyof TlsConfiguration, what: string): ConfigurationError {
  return new ConfigurationError([`${variable}: ${what}`]);
}
