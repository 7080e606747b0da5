import { CodedError } from '../command-line/coded-error.js';
import type { Unchecked } from '../report/report.js';
import type { CouldNotCheckCode, CouldNotCheckError } from '../target/could-not-check.js';

/** Why a server could not be asked. */
export type CouldNotAskCode =
  | 'fleet/invalid-url'
  | 'fleet/credentials'
  | 'fleet/unreachable'
  | 'fleet/timeout'
  | 'fleet/too-large'
  | 'fleet/broken-off'
  | 'fleet/redirect'
  | 'fleet/unauthorized'
  | 'fleet/not-prometheus'
  | 'fleet/busy'
  | 'fleet/query-failed';

/** A server told nothing, or not what it was asked for. The program ends with exit code 2. */
export class CouldNotAskError extends CodedError<CouldNotAskCode> {
  override readonly name = 'CouldNotAskError';

  /** As it stands in a report. */
  get unchecked(): Unchecked {
    const { code, message, fix } = this;
    return { code, message, fix };
  }
}

/** What a failure that any target may have means for a server. */
export function couldNotAsk({ code, message, fix }: CouldNotCheckError): CouldNotAskError {
  if (code === 'target/credentials' || code === 'target/cacert') {
    return new CouldNotAskError('fleet/credentials', message, fix);
  }
  const meaning = MEANINGS[code] ?? { code: 'fleet/broken-off' };
  return new CouldNotAskError(meaning.code, `the server ${message}`, meaning.fix ?? fix);
}

const MEANINGS: Readonly<Partial<Record<CouldNotCheckCode, { code: CouldNotAskCode; fix?: string }>>> = {
  'target/unreachable': { code: 'fleet/unreachable' },
  'target/tls': { code: 'fleet/unreachable' },
  'target/timeout': {
    code: 'fleet/timeout',
    fix: 'check fewer jobs at a time with --job or --selector, or raise --timeout',
  },
  'target/too-large': {
    code: 'fleet/too-large',
    fix: 'check fewer jobs at a time with --job or --selector, or raise --max-bytes',
  },
  'target/headers-too-large': {
    code: 'fleet/broken-off',
    fix: 'see the log of the server, and of what stands before it',
  },
};
