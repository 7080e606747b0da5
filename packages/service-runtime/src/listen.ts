import { lookup } from 'node:dns/promises';

import type { FastifyInstance } from 'fastify';

import { ConfigurationError } from './configuration.js';

/** The environment variables that say where a server listens. */
export interface ListenVariables {
  readonly host: string;
  readonly port: string;
}

/**
 * Makes an HTTP server listen.
 *
 * @param server - with all its routes
 * @param at - a name or address of this machine, and a port; 0 asks the system for a free one
 * @param variables - where the two come from
 * @returns the URL it can be reached at
 * @throws {@link ConfigurationError} naming the variable to change where it cannot listen there
 */
export async function listen(
  server: FastifyInstance,
  at: { readonly host: string; readonly port: number },
  variables: ListenVariables,
): Promise<string> {
  try {
    // Fastify would open a second server for the name "localhost", which nothing drains or measures.
    const { address } = await lookup(at.host);
    return await server.listen({ host: address, port: at.port });
  } catch (error) {
    throw listenError(error, variables);
  }
}

/**
 * Says which variable to change for a server that could not listen.
 *
 * @param error - of the server; the code of the system may stand in its message only, as with gRPC
 * @param variables - where host and port come from
 * @returns a {@link ConfigurationError}, or the error as it came where it has another cause
 */
export function listenError(error: unknown, { host, port }: ListenVariables): unknown {
  switch (systemErrorCode(error)) {
    case 'EADDRINUSE':
      return new ConfigurationError([
        `${port}: another program listens on this port; stop it or give another port`,
      ]);
    case 'EACCES':
      return new ConfigurationError([`${port}: this user may not listen on this port; give one above 1023`]);
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
    case 'ENOTFOUND':
      return new ConfigurationError([
        `${host}: is no address of this machine; give one it has, or 0.0.0.0 for all of them`,
      ]);
    default:
      return error;
  }
}

function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  return /\bE[A-Z_]{4,}\b/.exec(`${code} ${error.message}`)?.[0];
}
