import { z } from 'zod';

import type { Database } from './database/database.js';
import { hashToken, isSameHash } from './hash-token.js';

/** A token as it is stored. */
export interface StoredToken {
  readonly id: string;
  readonly orgId: string;
  readonly userId: string;
  readonly expiresAt: Date | null;
  readonly state: 'valid' | 'expired' | 'revoked';
}

/**
 * Looks a token up by its hash. A token of an organisation that is revoked is revoked.
 *
 * @param signal - whoever waits for the answer has left
 * @returns the token, whatever its state, or `undefined` where there is no such token
 * @throws `DatabaseError`
 */
export async function findToken(
  database: Database,
  token: string,
  signal?: AbortSignal,
): Promise<StoredToken | undefined> {
  const hash = hashToken(token);
  const [row] = await database.query('find_token', FIND_TOKEN, [hash], signal);
  if (!row) return undefined;
  const { storedHash, ...found } = tokenRow.parse(row);
  return isSameHash(storedHash, hash) ? found : undefined;
}

// The database's clock decides, which is the same for every instance of the service.
const FIND_TOKEN = `
  SELECT tokens.id, tokens.hash, tokens.org_id, tokens.user_id, tokens.expires_at,
    CASE
      WHEN tokens.revoked_at IS NOT NULL OR organisations.revoked_at IS NOT NULL THEN 'revoked'
      WHEN tokens.expires_at <= now() THEN 'expired'
      ELSE 'valid'
    END AS state
  FROM tokens JOIN organisations ON organisations.id = tokens.org_id
  WHERE tokens.hash = $1`;

const tokenRow = z
  .object({
    id: z.string(),
    hash: z.instanceof(Uint8Array),
    org_id: z.string(),
    user_id: z.string(),
    expires_at: z.date().nullable(),
    state: z.enum(['valid', 'expired', 'revoked']),
  })
  .transform(({ id, hash, org_id, user_id, expires_at, state }) => ({
    id,
    storedHash: hash,
    orgId: org_id,
    userId: user_id,
    expiresAt: expires_at,
    state,
  }));
