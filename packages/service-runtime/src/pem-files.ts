import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { ConfigurationError } from './configuration.js';

/** A file that an environment variable names. */
export interface NamedFile {
  readonly variable: string;
  readonly path: string;
}

/** A certificate, with its chain where the file has one, and its key, in PEM. */
export interface KeyPair {
  readonly certificates: Buffer;
  readonly key: Buffer;
}

/**
 * Reads a file of certificates in PEM.
 *
 * @throws {@link ConfigurationError} naming the variable, where there is no such file or it is something else
 */
export async function readCertificates(file: NamedFile): Promise<Buffer> {
  const pem = await read(file);
  parseCertificate(file, pem);
  return pem;
}

/**
 * Reads a certificate and its key, both in PEM, the key without a passphrase.
 *
 * @throws {@link ConfigurationError} as {@link readCertificates}, and where the key is not that of the certificate
 */
export async function readKeyPair(certificateFile: NamedFile, keyFile: NamedFile): Promise<KeyPair> {
  const certificates = await read(certificateFile);
  const key = await read(keyFile);
  if (!parseCertificate(certificateFile, certificates).checkPrivateKey(parseKey(keyFile, key))) {
    throw problem(keyFile, `is not the key of the certificate in ${certificateFile.variable}`);
  }
  return { certificates, key };
}

async function read(file: NamedFile): Promise<Buffer> {
  try {
    return await readFile(file.path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    throw problem(file, `the file cannot be read (${code})`);
  }
}

// OpenSSL's own messages name neither the file nor what was expected in it.
function parseCertificate(file: NamedFile, pem: Buffer): X509Certificate {
  try {
    // One in DER would be parsed as well, which TLS then could not use.
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return new X509Certificate(pem);
  } catch {
    // Told below.
  }
  throw problem(file, 'the file has no certificate in PEM, which begins with "-----BEGIN CERTIFICATE-----"');
}

function parseKey(file: NamedFile, pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw problem(file, 'the file has no private key in PEM without a passphrase');
  }
}

function problem({ variable }: NamedFile, what: string): ConfigurationError {
  return new ConfigurationError([`${variable}: ${what}`]);
}
