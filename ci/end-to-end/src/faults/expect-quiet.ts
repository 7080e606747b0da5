import { request } from 'undici';
import { expect, vi } from 'vitest';

import { type Counters, scrape } from './counters.js';
import { asAdministrator } from './postgres-administration.js';
import type { ServicesToBreak } from './services-to-break.js';

/**
 * Waits until nothing is left of the load: both services are ready, the proxy has as many open connections as before,
 * and auth says of its connections to PostgreSQL what PostgreSQL says of them.
 *
 * @param before - a scrape of the proxy from before the load
 */
export async function expectQuiet(services: ServicesToBreak, before: Counters): Promise<void> {
  const proxy = services.proxy.ready.http;
  const auth = services.auth.current().ready.http;
  await vi.waitFor(
    async () => {
      for (const url of [proxy, auth]) {
        const { statusCode, body } = await request(`${url}/readyz`, { reset: true });
        await body.dump();
        expect(statusCode).toBe(200);
      }
      const connections = (counters: Counters) => counters.get('ibex_proxy_active_connections');
      expect(connections(await scrape(proxy))).toBe(connections(before));
      const pool = await scrape(auth);
      expect({
        inUse: pool.get('ibex_db_pool_open_connections{state="in_use"}'),
        idle: pool.get('ibex_db_pool_open_connections{state="idle"}'),
      }).toEqual(await connectionsSeenByPostgres(services.postgres.current().url));
    },
    { timeout: 5000, interval: 50 },
  );
}

async function connectionsSeenByPostgres(url: string): Promise<{ inUse: number; idle: number }> {
  return asAdministrator(url, async (client) => {
    const { rows } = await client.query<{ inUse: number; idle: number }>(`
      SELECT count(*) FILTER (WHERE state <> 'idle')::int AS "inUse", count(*) FILTER (WHERE state = 'idle')::int AS idle
      FROM pg_stat_activity WHERE application_name = 'ibex-auth'`);
    const [counts] = rows;
    if (!counts) throw new Error('PostgreSQL has no answer to how many connections it has');
    return counts;
  });
}
