// What else is named after a service: tables, keys of a cache, settings, files, topics, cookies.
import { cache, config, publish, readFile, sql } from './parts.js';

export async function load(id: string) {
  await sql('CREATE TABLE IF NOT EXISTS shop_identity_migrations (name text primary key)');
  await sql(`SELECT count(shop_gateway_customers.id), max(shop_db_version) FROM shop_gateway_customers`);
  const timeout = config['shop_gateway_timeout_seconds'] ?? config['shop_gateway_max_body_bytes'];
  const cached = await cache.get(`shop_gateway_sessions:${id}`);
  publish('shop_identity_logged_in', { id, timeout, cookie: 'shop_gateway_session' });
  return cached ?? readFile('./data/shop_gateway_requests.json', 'shop_identity_schema.sql');
}

export const database = process.env['SHOP_GATEWAY_REQUESTS_TOTAL'] ?? 'postgres://db/shop_gateway';
export const service = 'shop_identity';
export const shell = 'shop_gateway_requests=1 exec node main.js';
