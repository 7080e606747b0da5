import { expect, test } from 'vitest';

import { DatabaseError, withDatabaseErrors } from './database-error.js';

test.each([
  [failure('', 'ECONNREFUSED'), 'unavailable', 'ECONNREFUSED'],
  [failure('', 'EPIPE'), 'unavailable', 'EPIPE'],
  [failure('canceling statement due to statement timeout', '57014'), 'unavailable', '57014'],
  [failure('sorry, too many clients already', '53300'), 'unavailable', '53300'],
  [failure('relation "tokens" does not exist', '42P01'), 'rejected', '42P01'],
  [failure('duplicate key value (hash)=(secret)', '23505'), 'rejected', '23505'],
  [failure('Query read timeout'), 'unavailable', 'TIMEOUT'],
  [failure('timeout exceeded when trying to connect'), 'unavailable', 'TIMEOUT'],
  [failure('Connection terminated unexpectedly'), 'unavailable', 'CONNECTION_LOST'],
  [failure('PGlite is closed'), 'unavailable', 'CONNECTION_LOST'],
  [failure('PGlite failed to initialize properly'), 'unavailable', 'START_FAILED'],
  [
    failure('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    'unavailable',
    'PASSWORD_MISSING',
  ],
  [failure('The server does not support SSL connections'), 'unavailable', 'TLS_UNAVAILABLE'],
  [failure('SELECT secret'), 'unavailable', 'UNKNOWN'],
  ['secret', 'unavailable', 'UNKNOWN'],
  [{ name: 'ErrnoError', errno: 51 }, 'unavailable', 'ENOSPC'],
])('%s is %s with %s', async (cause, kind, code) => {
  const error = await rejectionOf(withDatabaseErrors(Promise.reject(cause as Error)));
  expect(error).toBeInstanceOf(DatabaseError);
  expect(error).toMatchObject({ kind, code });
});

test('nothing of the cause but its code is kept', async () => {
  const error = await rejectionOf(withDatabaseErrors(Promise.reject(failure('SELECT secret', '42601'))));
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret');
});

test('an error that is told apart already stays', async () => {
  const error = new DatabaseError('unavailable', 'TIMEOUT');
  expect(await rejectionOf(withDatabaseErrors(Promise.reject(error)))).toBe(error);
});

function failure(message: string, code?: string): Error {
  return Object.assign(new Error(message), code !== undefined && { code });
}

function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
