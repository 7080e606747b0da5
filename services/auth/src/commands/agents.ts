import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Database } from '../database/database.js';
import { timestamp } from './timestamp.js';

/** An agent, as it is listed. */
export type Agent = z.output<typeof agentRow>;

/** @throws `DatabaseError` */
export async function createAgent(database: Database, org: string, name: string): Promise<Agent> {
  const [row] = await database.query('OTHER', INSERT, [randomUUID(), org, name]);
  return agentRow.parse(row);
}

/**
 * The agents of an organisation, or of all, the oldest first.
 *
 * @throws `DatabaseError`
 */
export async function listAgents(database: Database, org: string | undefined): Promise<readonly Agent[]> {
  return z.array(agentRow).parse(await database.query('OTHER', LIST, [org ?? null]));
}

/** The agent, or `undefined` where there is none. @throws `DatabaseError` */
export async function findAnyAgent(database: Database, id: string): Promise<Agent | undefined> {
  const [row] = await database.query('OTHER', FIND, [id]);
  return row && agentRow.parse(row);
}

/** @returns the agent, or `undefined` where none was revoked by this. @throws `DatabaseError` */
export async function revokeAgent(database: Database, id: string): Promise<Agent | undefined> {
  const [row] = await database.query('OTHER', REVOKE, [id]);
  return row && agentRow.parse(row);
}

const COLUMNS = 'id, org_id AS org, name, created_at AS created, disabled_at AS revoked';
const INSERT = `INSERT INTO agents (id, org_id, name) VALUES ($1, $2, $3) RETURNING ${COLUMNS}`;
const LIST = `SELECT ${COLUMNS} FROM agents WHERE $1::uuid IS NULL OR org_id = $1 ORDER BY created_at, id`;
const FIND = `SELECT ${COLUMNS} FROM agents WHERE id = $1`;
const REVOKE = `UPDATE agents SET disabled_at = now() WHERE id = $1 AND disabled_at IS NULL RETURNING ${COLUMNS}`;

const agentRow = z.object({
  id: z.string(),
  org: z.string(),
  name: z.string(),
  created: timestamp,
  revoked: timestamp.nullable(),
});
