import {
  AuthService,
  type AuthServiceHandlers,
  DENIAL_REASON_KEY,
  type DenialReason,
} from '@ibex/auth-protocol';
import { Metadata, Server, ServerCredentials, status as GrpcStatus } from '@grpc/grpc-js';

import { createSeeds, type Seeds } from './seeds.js';

/** A stub of auth that listens on a free port. */
export interface StubAuth {
  /** Host and port of its gRPC. */
  readonly address: string;
  /** Whom it knows. */
  readonly seeds: Seeds;
  stop(): Promise<void>;
}

/** Starts an `ibex.auth.v1.AuthService` that knows one organisation. */
export async function startStubAuth(): Promise<StubAuth> {
  const seeds = createSeeds();
  const server = new Server();
  server.addService(AuthService.service, handlersFor(seeds));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, boundPort) => {
      if (error) reject(error);
      else resolve(boundPort);
    });
  });
  return {
    address: `127.0.0.1:${String(port)}`,
    seeds,
    stop: () => {
      server.forceShutdown();
      return Promise.resolve();
    },
  };
}

function handlersFor({ orgId, userId, agentId, tokens }: Seeds): AuthServiceHandlers {
  return {
    ValidateToken: ({ request: { token } }, done) => {
      if (token === tokens.valid) done(null, { tokenId: userId, orgId, userId });
      else if (token === tokens.expired) done(denial('expired'));
      else if (token === tokens.revoked) done(denial('revoked'));
      else done(denial('unknown'));
    },
    ValidateAgent: ({ request }, done) => {
      if (request.orgId === orgId && request.agentId === agentId)
        done(null, { agentId, name: 'seeded agent' });
      else done({ code: GrpcStatus.NOT_FOUND, details: 'no such agent' });
    },
  };
}

function denial(reason: DenialReason) {
  const metadata = new Metadata();
  metadata.set(DENIAL_REASON_KEY, reason);
  return { code: GrpcStatus.UNAUTHENTICATED, details: 'the token is not valid', metadata };
}
