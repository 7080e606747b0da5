import { Metadata, status } from '@grpc/grpc-js';
import {
  type AuthServiceHandlers,
  DENIAL_REASON_KEY,
  type DenialReason,
  type ValidateAgentRequest,
  type ValidateAgentResponse,
  type ValidateTokenRequest,
  type ValidateTokenResponse,
} from '@ibex/auth-protocol';
import type { Logger } from '@ibex/service-runtime';

import type { Database } from './database/database.js';
import { findAgent } from './find-agent.js';
import { findToken } from './find-token.js';
import { answerUnary } from './grpc/answer-unary.js';
import { CallError } from './grpc/call-error.js';
import { isUuid } from './is-uuid.js';

/** The methods of `ibex.auth.v1.AuthService` as `auth.proto` describes them. */
export function authHandlers(database: Database, logger: Logger): AuthServiceHandlers {
  return {
    ValidateToken: answerUnary(logger, (request, signal) => validateToken(database, request, signal)),
    ValidateAgent: answerUnary(logger, (request, signal) => validateAgent(database, request, signal)),
  };
}

async function validateToken(
  database: Database,
  { token }: ValidateTokenRequest,
  signal: AbortSignal,
): Promise<ValidateTokenResponse> {
  if (token === '') {
    throw new CallError(status.INVALID_ARGUMENT, 'token is empty: send the token without "Bearer "');
  }
  const found = await findToken(database, token, signal);
  if (!found) throw denied('unknown');
  if (found.state !== 'valid') throw denied(found.state);
  const { id, orgId, userId, expiresAt } = found;
  return { tokenId: id, orgId, userId, expiresAt: expiresAt && toTimestamp(expiresAt) };
}

async function validateAgent(
  database: Database,
  { orgId, agentId }: ValidateAgentRequest,
  signal: AbortSignal,
): Promise<ValidateAgentResponse> {
  assertUuid('org_id', orgId);
  assertUuid('agent_id', agentId);
  const agent = await findAgent(database, orgId, agentId, signal);
  // One answer for every reason: who asks for agents of others does not learn which exist.
  if (!agent) throw new CallError(status.NOT_FOUND, 'the organisation has no such enabled agent');
  return { agentId: agent.id, name: agent.name };
}

function denied(reason: DenialReason): CallError {
  const trailers = new Metadata();
  trailers.set(DENIAL_REASON_KEY, reason);
  return new CallError(status.UNAUTHENTICATED, `the token is ${reason}`, trailers);
}

function assertUuid(field: string, value: string): void {
  if (!isUuid(value)) throw new CallError(status.INVALID_ARGUMENT, `${field} is not a UUID`);
}

function toTimestamp(date: Date) {
  const milliseconds = date.getTime();
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: (milliseconds - seconds * 1000) * 1_000_000 };
}
