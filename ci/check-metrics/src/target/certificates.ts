import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

import { CouldNotCheckError } from './could-not-check.js';
import { readSetting } from './read-setting.js';

/**
 * The certificates to trust: those that Node.js trusts, and those of a file in PEM.
 *
 * @param path - an absolute path
 * @param signal - gives up waiting for the file
 * @throws {@link CouldNotCheckError} where it cannot be read, or there is no certificate in it
 */
export async function trustedCertificates(path: string, signal?: AbortSignal): Promise<string[]> {
  const text = await readSetting(path, signal, (reason) =>
    unusable(`the certificates to trust cannot be read from the file "${path}": ${reason}`),
  );
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) throw unusable(`there is no certificate in PEM in the file "${path}"`);
  for (const [index, certificate] of certificates.entries()) {
    if (!isCertificate(certificate)) {
      throw unusable(`certificate ${String(index + 1)} in the file "${path}" cannot be read`);
    }
  }
  return [...rootCertificates, ...certificates];
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}

function unusable(message: string): CouldNotCheckError {
  return new CouldNotCheckError(
    'target/cacert',
    message,
    'give --cacert a file with the certificate of the authority in PEM (-----BEGIN CERTIFICATE-----)',
  );
}
