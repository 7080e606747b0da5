// knex: an upsert, beside the labels of a query.
import knex from 'knex';

const db = knex({ client: 'pg' });

export async function upsert(user: { id: string; email: string }): Promise<void> {
  await db('users').insert(user).onConflict('id').merge();
  await db('users').insert(user).onConflict('id').merge({ email: user.email });
}
