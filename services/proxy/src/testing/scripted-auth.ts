import { AuthService, type AuthServiceHandlers } from '@ibex/auth-protocol';
import { Server, ServerCredentials, status as GrpcStatus } from '@grpc/grpc-js';

/** An auth that does what a test says. */
export interface ScriptedAuth {
  /** Host and port of its gRPC. */
  readonly address: string;
  readonly port: number;
  /** How often each method was called so far. */
  readonly calls: { validateToken: number; validateAgent: number };
  /** Stops at once; open calls fail. */
  stop(): void;
}

/** What a test says; a method without a handler lets everyone in. */
export interface AuthScript {
  validateToken?: AuthServiceHandlers['ValidateToken'];
  validateAgent?: AuthServiceHandlers['ValidateAgent'];
  /** By default a free one. */
  readonly port?: number;
  readonly credentials?: ServerCredentials;
}

/** Starts an `ibex.auth.v1.AuthService` whose handlers are looked up in `script` at each call. */
export async function startScriptedAuth(script: AuthScript = {}): Promise<ScriptedAuth> {
  const calls = { validateToken: 0, validateAgent: 0 };
  const server = new Server();
  server.addService(AuthService.service, {
    ValidateToken: (call, done) => {
      calls.validateToken += 1;
      if (script.validateToken) script.validateToken(call, done);
      else done(null, { tokenId: 'a token', orgId: ORG_ID, userId: 'a user' });
    },
    ValidateAgent: (call, done) => {
      calls.validateAgent += 1;
      if (script.validateAgent) script.validateAgent(call, done);
      else done(null, { agentId: call.request.agentId, name: 'an agent' });
    },
  } satisfies AuthServiceHandlers);
  const address = `127.0.0.1:${String(script.port ?? 0)}`;
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(
      address,
      script.credentials ?? ServerCredentials.createInsecure(),
      (error, boundPort) => {
        if (error) reject(error);
        else resolve(boundPort);
      },
    );
  });
  return {
    address: `127.0.0.1:${String(port)}`,
    port,
    calls,
    stop: () => {
      server.forceShutdown();
    },
  };
}

/** The organisation of all tokens, where the test says nothing else. */
export const ORG_ID = 'an organisation';

/** An answer that is an error. */
export function grpcError(code: GrpcStatus) {
  return { code, details: 'the test says so' };
}
