import type { DenialReason } from '@ibex/auth-protocol';
import { HttpError } from '@ibex/service-runtime';
import type { FastifyRequest } from 'fastify';

import type { AuthClient } from './auth-client.js';
import { AuthUnavailableError } from './auth-unavailable-error.js';

/** Who a request comes from. */
export interface Caller {
  readonly orgId: string;
}

/**
 * Finds out who sent a request from its bearer token, and whether the agent it may name is theirs.
 *
 * @throws `HttpError` 401 for a token that is missing or not valid, 403 for an agent that is not the
 *   organisation's, 503 where auth does not answer in time
 */
export async function authenticate(request: FastifyRequest, auth: AuthClient): Promise<Caller> {
  const token = bearerToken(request);
  const agentId = request.headers['x-ibex-agent-id'];
  try {
    const verdict = await auth.validateToken(token);
    if ('denied' in verdict) throw refusedToken(verdict.denied);
    if (typeof agentId === 'string' && !(await isTheirs(agentId, verdict.orgId, auth))) {
      throw new HttpError(403, 'unknown_agent', 'the agent in x-ibex-agent-id is none of your organisation');
    }
    return verdict;
  } catch (error) {
    if (!(error instanceof AuthUnavailableError)) throw error;
    request.log.error({ grpcStatus: error.grpcStatus }, 'auth did not answer');
    throw new HttpError(503, 'auth_unavailable', 'the token could not be checked; try again shortly');
  }
}

function bearerToken({ headers }: FastifyRequest): string {
  const token = BEARER.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) {
    throw unauthorised('token_missing', 'send a token in the header "authorization: Bearer <token>"');
  }
  if (token.length > LONGEST_TOKEN) throw refusedToken('unknown');
  return token;
}

// RFC 6750, section 2.1.
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/** Far beyond any real token: what is longer is not worth a call. */
const LONGEST_TOKEN = 4096;

async function isTheirs(agentId: string, orgId: string, auth: AuthClient): Promise<boolean> {
  return agentId.length <= LONGEST_AGENT_ID && (await auth.validateAgent(orgId, agentId));
}

/** Far beyond any real id. Auth refuses messages that are too large, which would look like a failure of auth. */
const LONGEST_AGENT_ID = 256;

function refusedToken(reason: DenialReason): HttpError {
  return unauthorised(`token_${reason}`, DENIALS[reason]);
}

const DENIALS: Readonly<Record<DenialReason, string>> = {
  unknown: 'the token is not known; check that it is complete',
  expired: 'the token has expired; create a new one',
  revoked: 'the token was revoked; create a new one',
};

function unauthorised(code: string, message: string): HttpError {
  return new HttpError(401, code, message, { 'www-authenticate': 'Bearer' });
}
