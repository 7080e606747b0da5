import { CouldNotCheckError } from './could-not-check.js';
import type { SystemError } from './explain-failure.js';

/**
 * What an error of TLS means for a target.
 *
 * @returns `undefined` for other errors
 */
export function explainTlsFailure({ code, message }: SystemError, url: URL): CouldNotCheckError | undefined {
  if (UNTRUSTED.has(code)) {
    return tlsFailure(
      `has a certificate of an authority that is not trusted (${code})`,
      'give the certificate of the authority, or the self-signed one, with --cacert',
    );
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return tlsFailure(`has a certificate that is past its last day (${code})`, 'renew the certificate');
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return tlsFailure(
      `has a certificate that is not valid yet (${code})`,
      'look at the clocks of this machine and of the one that made the certificate',
    );
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return tlsFailure(
      `has a certificate of another host: ${message}`,
      `ask for it under a name in the certificate, or have one made for ${url.hostname}`,
    );
  }
  // The message of EPROTO is not shown: it has paths of files in it.
  if (NO_TLS.test(code === 'EPROTO' ? message : code)) {
    return tlsFailure(`does not speak TLS (${code})`, `give http://${url.host} if it speaks plain HTTP`);
  }
  if (/^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$)/.test(code) || CERTIFICATE_ERRORS.test(code)) {
    return tlsFailure(`cannot be spoken to over TLS (${code})`, 'see the log of the service');
  }
  return undefined;
}

/** By the names that Node.js has for what OpenSSL finds. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  // Of an authority that only has the name of a trusted one.
  'CERT_SIGNATURE_FAILURE',
]);

const NO_TLS = /wrong.version.number|packet.length.too.long/i;

const CERTIFICATE_ERRORS =
  /^(?:CERT_|CRL_|UNABLE_TO_|ERROR_IN_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_)/;

function tlsFailure(message: string, fix: string): CouldNotCheckError {
  return new CouldNotCheckError('target/tls', message, fix);
}
