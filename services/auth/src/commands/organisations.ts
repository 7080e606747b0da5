import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Database } from '../database/database.js';
import { timestamp } from './timestamp.js';

/** An organisation, as it is listed. */
export type Organisation = z.output<typeof organisationRow>;

/** @throws `DatabaseError` */
export async function createOrganisation(database: Database, name: string): Promise<Organisation> {
  const [row] = await database.query('OTHER', INSERT, [randomUUID(), name]);
  return organisationRow.parse(row);
}

/** All of them, the oldest first. @throws `DatabaseError` */
export async function listOrganisations(database: Database): Promise<readonly Organisation[]> {
  return z.array(organisationRow).parse(await database.query('OTHER', LIST));
}

/** The organisation, or `undefined` where there is none. @throws `DatabaseError` */
export async function findOrganisation(database: Database, id: string): Promise<Organisation | undefined> {
  const [row] = await database.query('OTHER', FIND, [id]);
  return row && organisationRow.parse(row);
}

/** @returns the organisation, or `undefined` where none was revoked by this. @throws `DatabaseError` */
export async function revokeOrganisation(database: Database, id: string): Promise<Organisation | undefined> {
  const [row] = await database.query('OTHER', REVOKE, [id]);
  return row && organisationRow.parse(row);
}

const COLUMNS = 'id, name, created_at AS created, revoked_at AS revoked';
const INSERT = `INSERT INTO organisations (id, name) VALUES ($1, $2) RETURNING ${COLUMNS}`;
const LIST = `SELECT ${COLUMNS} FROM organisations ORDER BY created_at, id`;
const FIND = `SELECT ${COLUMNS} FROM organisations WHERE id = $1`;
const REVOKE = `UPDATE organisations SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING ${COLUMNS}`;

const organisationRow = z.object({
  id: z.string(),
  name: z.string(),
  created: timestamp,
  revoked: timestamp.nullable(),
});
