import { randomUUID } from 'node:crypto';

import { createToken } from '@ibex/service-runtime';

import type { Database } from './database/database.js';
import { hashToken } from './hash-token.js';

/** What test mode puts into the database, new at each start. */
export interface Seeds {
  readonly orgId: string;
  readonly userId: string;
  readonly agentId: string;
  /** An agent of another organisation. */
  readonly otherAgentId: string;
  readonly tokens: Readonly<Record<'valid' | 'expired' | 'revoked', string>>;
}

/**
 * Puts two organisations, an agent of each and three tokens of the first into the database.
 *
 * @throws `DatabaseError`
 */
export async function seed(database: Database): Promise<Seeds> {
  const orgId = randomUUID();
  const otherOrgId = randomUUID();
  const userId = randomUUID();
  const agentId = randomUUID();
  const otherAgentId = randomUUID();
  const tokens = { valid: createToken(), expired: createToken(), revoked: createToken() };
  await database.transaction('seed', async (run) => {
    await run(INSERT_ORGANISATION, [orgId, 'Test organisation']);
    await run(INSERT_ORGANISATION, [otherOrgId, 'Another organisation']);
    await run(INSERT_AGENT, [agentId, orgId, 'Test agent']);
    await run(INSERT_AGENT, [otherAgentId, otherOrgId, "Another organisation's agent"]);
    const owner = [orgId, userId] as const;
    await run(INSERT_TOKEN, [randomUUID(), ...owner, hashToken(tokens.valid), '1 day', null]);
    await run(INSERT_TOKEN, [randomUUID(), ...owner, hashToken(tokens.expired), '-1 minute', null]);
    await run(INSERT_TOKEN, [randomUUID(), ...owner, hashToken(tokens.revoked), null, '-1 minute']);
  });
  return { orgId, userId, agentId, otherAgentId, tokens };
}

const INSERT_ORGANISATION = 'INSERT INTO organisations (id, name) VALUES ($1, $2)';
const INSERT_AGENT = 'INSERT INTO agents (id, org_id, name) VALUES ($1, $2, $3)';
const INSERT_TOKEN = `
  INSERT INTO tokens (id, org_id, user_id, hash, expires_at, revoked_at)
  VALUES ($1, $2, $3, $4, now() + $5::interval, now() + $6::interval)`;
