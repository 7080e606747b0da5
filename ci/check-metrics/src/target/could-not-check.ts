import { CodedError } from '../command-line/coded-error.js';

/** Why a target could not be checked at all, and what each reason stands for. */
export const COULD_NOT_CHECK_CODES = {
  'target/invalid': 'what was given is neither a URL nor a file that exists',
  'target/unreachable': 'no connection: nothing listens there, or the host is unknown',
  'target/tls': 'TLS failed: a certificate that cannot be trusted, or no TLS where it is asked for',
  'target/cacert': 'the file of certificates to trust cannot be used',
  'target/credentials': 'the credentials cannot be used, or are given twice',
  'target/timeout': 'the answer is not complete in time, however steadily it drips',
  'target/too-large': 'the body is larger than allowed, also where it is compressed to little',
  'target/headers-too-large': 'the headers of the answer are larger than allowed',
  'target/redirect': 'it redirects to elsewhere, in a loop, or too often',
  'target/status': 'it answers another status than 200',
  'target/encoding': 'the body is compressed otherwise than by gzip or deflate, or is not what it says',
  'target/broken-off': 'the answer ends too early, or is not HTTP',
  'target/not-found': 'the file is not there',
  'target/not-permitted': 'the file may not be read',
  'target/is-directory': 'a directory was given where a file is needed',
  'target/unreadable': 'the file cannot be read',
  'target/not-started': 'the program could not be started, or ended before it was ready',
  'target/not-ready': 'the program was not ready in time',
} as const satisfies Record<string, string>;

/** Why a target could not be checked: stable, and documented in `docs/findings.md`. */
export type CouldNotCheckCode = keyof typeof COULD_NOT_CHECK_CODES;

/** A target gave nothing to check. The program ends with exit code 2. */
export class CouldNotCheckError extends CodedError<CouldNotCheckCode> {
  override readonly name = 'CouldNotCheckError';
}
