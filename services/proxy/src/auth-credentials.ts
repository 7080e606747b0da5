import { type ChannelCredentials, credentials } from '@grpc/grpc-js';
import { ConfigurationError, readCertificates, readKeyPair } from '@ibex/service-runtime';

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
export async function authCredentials(files: AuthTlsFiles): Promise<ChannelCredentials> {
  assertWhole(files);
  const { AUTH_TLS_CA_FILE: caFile, AUTH_TLS_CERT_FILE: certFile, AUTH_TLS_KEY_FILE: keyFile } = files;
  if (caFile === undefined) return credentials.createInsecure();

  const authorities = await readCertificates({ variable: 'AUTH_TLS_CA_FILE', path: caFile });
  if (certFile === undefined || keyFile === undefined) return credentials.createSsl(authorities);

  const { certificates, key } = await readKeyPair(
    { variable: 'AUTH_TLS_CERT_FILE', path: certFile },
    { variable: 'AUTH_TLS_KEY_FILE', path: keyFile },
  );
  return credentials.createSsl(authorities, key, certificates);
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

function wrong(variable: keyof AuthTlsFiles, problem: string): ConfigurationError {
  return new ConfigurationError([`${variable}: ${problem}`]);
}
