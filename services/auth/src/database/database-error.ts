/**
 * A failure of the database, told without its words: those of PostgreSQL and of its drivers can hold SQL,
 * parameters and addresses, so the cause is left behind and only its code is kept.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** `unavailable`: it did not answer, try again; `rejected`: it answered that the statement is wrong. */
  readonly kind: 'unavailable' | 'rejected';
  /** An SQLSTATE such as `42P01`, a system error such as `ECONNREFUSED`, or one of our own such as `TIMEOUT`. */
  readonly code: string;

  constructor(kind: DatabaseError['kind'], code: string) {
    super(`the database ${kind === 'unavailable' ? 'does not answer' : 'rejected a statement'} (${code})`);
    this.kind = kind;
    this.code = code;
  }
}

/** The code of a statement that was dropped, for whoever asked has left. */
export const CANCELLED = 'CANCELLED';

/** @throws {@link DatabaseError} where whoever asked has left */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DatabaseError('unavailable', CANCELLED);
}

/** Settles as `work` does, with every failure turned into a {@link DatabaseError}. */
export async function withDatabaseErrors<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw toDatabaseError(error);
  }
}

/** Tells any error apart. */
export function toDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const code = codeOf(error);
  return new DatabaseError(STATEMENT_IS_WRONG.test(code) ? 'rejected' : 'unavailable', code);
}

// The SQLSTATE classes that speak of the statement: data exception, constraint violation, syntax or access.
const STATEMENT_IS_WRONG = /^(?:22|23|42)[0-9A-Z]{3}$/;

function codeOf(error: unknown): string {
  if (isNoSpace(error)) return 'ENOSPC';
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return CODELESS.find(({ message }) => message.test(error.message))?.code ?? 'UNKNOWN';
}

// The file system of PGlite throws no Error, but an object with the number of an error of WASI.
function isNoSpace(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errno' in error && error.errno === WASI_ENOSPC;
}

const WASI_ENOSPC = 51;

// What pg and PGlite throw without a code.
const CODELESS = [
  { message: /timeout/i, code: 'TIMEOUT' },
  { message: /terminated|ended|closed/i, code: 'CONNECTION_LOST' },
  { message: /failed to initialize/, code: 'START_FAILED' },
  { message: /password/i, code: 'PASSWORD_MISSING' },
  { message: /SSL/, code: 'TLS_UNAVAILABLE' },
];
