import { lookup } from 'node:dns/promises';

import { ConfigurationError } from '@ibex/service-runtime';
import type { FastifyInstance } from 'fastify';

/**
 * Makes the server listen.
 *
 * @param server - with all its routes
 * @param where - a host name or address of this machine, and a port; 0 asks the system for a free one
 * @returns the URL it can be reached at
 * @throws `ConfigurationError` where host or port cannot be listened on
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    // Fastify would open a second server for the name "localhost", which nothing drains or measures.
    const { address } = await lookup(host);
    return await server.listen({ host: address, port });
  } catch (error) {
    const problem = PROBLEMS.get((error as NodeJS.ErrnoException).code);
    throw problem === undefined ? error : new ConfigurationError([problem]);
  }
}

const NO_HOST = 'PROXY_HOST: is no address of this machine; give one it has, or 0.0.0.0 for all of them';

const PROBLEMS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOTFOUND', NO_HOST],
  ['EAI_AGAIN', NO_HOST],
  ['EADDRNOTAVAIL', NO_HOST],
  ['EADDRINUSE', 'PROXY_PORT: another program listens on this port; stop it or give another port'],
  ['EACCES', 'PROXY_PORT: this user may not listen on this port; give one above 1023'],
]);
