import type { Database } from '../database/database.js';
import { findOrganisation } from './organisations.js';

/** @throws Error where there is no organisation of this id, or it is revoked; `DatabaseError` */
export async function requireOrganisation(database: Database, id: string): Promise<void> {
  const organisation = await findOrganisation(database, id);
  if (!organisation) {
    throw new Error(
      '--org: there is no organisation with this id; "ibex-auth orgs list" shows those there are',
    );
  }
  if (organisation.revoked !== null) {
    throw new Error(`--org: the organisation is revoked, since ${organisation.revoked}`);
  }
}
