import { z } from 'zod';

import type { Database } from './database/database.js';
import { hashToken } from './hash-token.js';

/** A token as it is stored. */
export interface StoredToken {
  readonly id: string;
  readonly orgId: string;
  readonly userId: string;
  readonly expiresAt: Date | null;
  readonly state: 'valid' | 'expired' | 'revoked';
}

/**
 * Looks a token up by its hash.
 *
 * @returns the token, whatever its state, or `undefined` where there is no such token
 * @throws `DatabaseError`
 */
export async function findToken(database: Database, token: string): Promise<StoredToken | undefined> {
  const [row] = await database.query('find_token', FIND_TOKEN, [hashToken(token)]);
  return row && tokenRow.parse(row);
}

// The database's clock decides, which is the same for every instance of the service.
const FIND_TOKEN = `
  SELECT id, org_id, user_id, expires_at,
    CASE
      WHEN revoked_at IS NOT NULL THEN 'revoked'
      WHEN expires_at <= now() THEN 'expired'
      ELSE 'valid'
    END AS state
  FROM tokens
  WHERE hash = $1`;

const tokenRow = z
  .object({
    id: z.string(),
    org_id: z.string(),
    user_id: z.string(),
    expires_at: z.date().nullable(),
    state: z.enum(['valid', 'expired', 'revoked']),
  })
  .transform(({ id, org_id, user_id, expires_at, state }): StoredToken => ({
    id,
    orgId: org_id,
    userId: user_id,
    expiresAt: expires_at,
    state,
  }));
