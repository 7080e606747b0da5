import { randomUUID } from 'node:crypto';

import { createToken as newToken } from '@ibex/service-runtime';
import { z } from 'zod';

import type { Database } from '../database/database.js';
import { hashToken } from '../hash-token.js';
import { timestamp } from './timestamp.js';

/** A token, as it is listed. */
export type ListedToken = z.output<typeof tokenRow>;

/** Whose a token is, and how long. */
export interface TokenOwner {
  readonly org: string;
  readonly user: string;
  /** Seconds after which it expires; without them it does not. */
  readonly expiresIn: number | undefined;
}

/**
 * Makes a token.
 *
 * @returns how it is listed, and the token itself, which nothing but its holder knows from then on
 * @throws `DatabaseError`
 */
export async function createToken(
  database: Database,
  { org, user, expiresIn }: TokenOwner,
): Promise<{ readonly token: string; readonly listed: ListedToken }> {
  const token = newToken();
  const [row] = await database.query('OTHER', INSERT, [
    randomUUID(),
    org,
    user,
    hashToken(token),
    expiresIn ?? null,
  ]);
  return { token, listed: tokenRow.parse(row) };
}

/**
 * The tokens of an organisation, or of all, the oldest first.
 *
 * @throws `DatabaseError`
 */
export async function listTokens(
  database: Database,
  org: string | undefined,
): Promise<readonly ListedToken[]> {
  return z.array(tokenRow).parse(await database.query('OTHER', LIST, [org ?? null]));
}

/** The token of an id, or `undefined` where there is none. @throws `DatabaseError` */
export async function findListedToken(database: Database, id: string): Promise<ListedToken | undefined> {
  const [row] = await database.query('OTHER', FIND, [id]);
  return row && tokenRow.parse(row);
}

/** @returns the token, or `undefined` where none was revoked by this. @throws `DatabaseError` */
export async function revokeToken(database: Database, id: string): Promise<ListedToken | undefined> {
  const [row] = await database.query('OTHER', REVOKE, [id]);
  return row && tokenRow.parse(row);
}

// The fingerprint is the beginning of the hash that is stored, so that nothing of the token itself has to be.
const COLUMNS = `id, left(encode(hash, 'hex'), 12) AS fingerprint, org_id AS org, user_id AS user,
  created_at AS created, expires_at AS expires, revoked_at AS revoked`;
const INSERT = `
  INSERT INTO tokens (id, org_id, user_id, hash, expires_at)
  VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5::double precision))
  RETURNING ${COLUMNS}`;
const LIST = `SELECT ${COLUMNS} FROM tokens WHERE $1::uuid IS NULL OR org_id = $1 ORDER BY created_at, id`;
const FIND = `SELECT ${COLUMNS} FROM tokens WHERE id = $1`;
const REVOKE = `UPDATE tokens SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING ${COLUMNS}`;

const tokenRow = z.object({
  id: z.string(),
  fingerprint: z.string(),
  org: z.string(),
  user: z.string(),
  created: timestamp,
  expires: timestamp.nullable(),
  revoked: timestamp.nullable(),
});
