import { ServerCredentials } from '@grpc/grpc-js';
import { ConfigurationError, readCertificates, readKeyPair } from '@ibex/service-runtime';

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

  const { certificates, key } = await readKeyPair(
    { variable: 'AUTH_TLS_CERT_FILE', path: AUTH_TLS_CERT_FILE },
    { variable: 'AUTH_TLS_KEY_FILE', path: AUTH_TLS_KEY_FILE },
  );
  const pair = { cert_chain: certificates, private_key: key };
  if (AUTH_TLS_CLIENT_CA_FILE === undefined) {
    return { tls: 'server', credentials: ServerCredentials.createSsl(null, [pair]) };
  }
  const authorities = await readCertificates({
    variable: 'AUTH_TLS_CLIENT_CA_FILE',
    path: AUTH_TLS_CLIENT_CA_FILE,
  });
  return { tls: 'mutual', credentials: ServerCredentials.createSsl(authorities, [pair], true) };
}

function missing(variable: keyof TlsConfiguration, given: keyof TlsConfiguration): ConfigurationError {
  return new ConfigurationError([`${variable}: is not set, and ${given} is; TLS takes both`]);
}
