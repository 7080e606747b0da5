// node-postgres: tables that are named after the service and nearly as its metrics; what tells is the SQL around them.
import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

export async function migrate(pool: Pool): Promise<void> {
  await pool.query('CREATE TABLE IF NOT EXISTS shop_gateway_requests (id bigint, route text)');
  await pool.query('CREATE INDEX by_route ON shop_gateway_requests (route)');
  await pool.query(readFileSync('sql/shop_identity_grpc_requests.sql', 'utf8'));
}

export async function mostRequested(pool: Pool, since: Date): Promise<readonly string[]> {
  const { rows } = await pool.query<{ route: string }>(
    `
      select route from shop_gateway_requests
      join shop_gateway_rate_limited using (id)
      where at > $1 group by route order by count(*) desc
    `,
    [since],
  );
  return rows.map(({ route }) => route);
}

export const slow = 'rate(shop_gateway_requests[5m]) > 10'; // finds: known-metric-names
