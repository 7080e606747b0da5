import { z } from 'zod';

import type { Database } from './database/database.js';

/** An agent as it is stored. */
export interface StoredAgent {
  readonly id: string;
  readonly name: string;
}

/**
 * Looks up an agent that is enabled and belongs to an organisation.
 *
 * @param orgId - the UUID of the organisation
 * @param agentId - the UUID of the agent
 * @returns the agent, or `undefined` where there is none
 * @throws `DatabaseError`
 */
export async function findAgent(
  database: Database,
  orgId: string,
  agentId: string,
): Promise<StoredAgent | undefined> {
  const [row] = await database.query('find_agent', FIND_AGENT, [agentId, orgId]);
  return row && agentRow.parse(row);
}

const FIND_AGENT = 'SELECT id, name FROM agents WHERE id = $1 AND org_id = $2 AND disabled_at IS NULL';

const agentRow = z.object({ id: z.string(), name: z.string() });
