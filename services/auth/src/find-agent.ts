import { z } from 'zod';

import type { Database } from './database/database.js';

/** An agent as it is stored. */
export interface StoredAgent {
  readonly id: string;
  readonly name: string;
}

/**
 * Looks up an agent that is not revoked and belongs to an organisation that is not revoked either.
 *
 * @param orgId - the UUID of the organisation
 * @param agentId - the UUID of the agent
 * @param signal - whoever waits for the answer has left
 * @returns the agent, or `undefined` where there is none
 * @throws `DatabaseError`
 */
export async function findAgent(
  database: Database,
  orgId: string,
  agentId: string,
  signal?: AbortSignal,
): Promise<StoredAgent | undefined> {
  const [row] = await database.query('find_agent', FIND_AGENT, [agentId, orgId], signal);
  return row && agentRow.parse(row);
}

const FIND_AGENT = `
  SELECT agents.id, agents.name
  FROM agents JOIN organisations ON organisations.id = agents.org_id
  WHERE agents.id = $1 AND agents.org_id = $2 AND agents.disabled_at IS NULL AND organisations.revoked_at IS NULL`;

const agentRow = z.object({ id: z.string(), name: z.string() });
