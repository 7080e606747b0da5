import {
  AuthService,
  denialReason,
  type DenialReason,
  type ValidateAgentResponse,
  type ValidateTokenResponse,
} from '@ibex/auth-protocol';
import {
  credentials,
  Metadata,
  type requestCallback,
  type ServiceError,
  status as GrpcStatus,
} from '@grpc/grpc-js';

/** Asks auth about tokens and agents. */
export interface AuthClient {
  /**
   * Asks whose a token is.
   *
   * @throws {@link AuthUnavailableError}
   */
  validateToken(token: string): Promise<TokenVerdict>;
  /**
   * Asks whether an agent belongs to an organisation.
   *
   * @throws {@link AuthUnavailableError}
   */
  validateAgent(orgId: string, agentId: string): Promise<boolean>;
  /** Resolves where there is a connection to auth, rejects where none comes about in time. */
  checkConnection(): Promise<void>;
  close(): void;
}

/** What auth says about a token. */
export type TokenVerdict = { readonly orgId: string } | { readonly denied: DenialReason };

/** Thrown where auth does not answer within the deadline, or answers that it cannot tell. */
export class AuthUnavailableError extends Error {
  override readonly name = 'AuthUnavailableError';
  /** The name of the gRPC status of the failed call. */
  readonly grpcStatus: string;

  constructor(code: GrpcStatus = GrpcStatus.UNKNOWN) {
    const grpcStatus = GrpcStatus[code];
    super(`auth is not available: ${grpcStatus}`);
    this.grpcStatus = grpcStatus;
  }
}

/**
 * Makes a client of auth. It connects when it is first used, and again whenever the connection breaks.
 *
 * @param options - `address`: host and port; `timeout`: how long each call may take, in milliseconds
 */
export function connectAuth({ address, timeout }: { address: string; timeout: number }): AuthClient {
  const client = new AuthService(address, credentials.createInsecure(), CHANNEL_OPTIONS);
  const deadline = () => new Date(Date.now() + timeout);

  return {
    validateToken: async (token) => {
      const { error, answer } = await unaryCall<ValidateTokenResponse>((done) =>
        client.ValidateToken({ token }, new Metadata(), { deadline: deadline() }, done),
      );
      if (answer) return { orgId: answer.orgId };
      if (error?.code === GrpcStatus.UNAUTHENTICATED) return { denied: denialReason(error) };
      if (error?.code === GrpcStatus.INVALID_ARGUMENT) return { denied: 'unknown' };
      throw new AuthUnavailableError(error?.code);
    },
    validateAgent: async (orgId, agentId) => {
      const { error, answer } = await unaryCall<ValidateAgentResponse>((done) =>
        client.ValidateAgent({ orgId, agentId }, new Metadata(), { deadline: deadline() }, done),
      );
      if (answer) return true;
      if (error?.code === GrpcStatus.NOT_FOUND || error?.code === GrpcStatus.INVALID_ARGUMENT) return false;
      throw new AuthUnavailableError(error?.code);
    },
    checkConnection: () =>
      new Promise((resolve, reject) => {
        client.waitForReady(deadline(), (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    close: () => {
      client.close();
    },
  };
}

// gRPC's own default waits up to two minutes before it tries again: too long once auth is back.
const CHANNEL_OPTIONS = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1000 };

/** What a call came back with: one of the two, as far as the server keeps to the protocol. */
interface Outcome<Answer> {
  readonly error?: ServiceError;
  readonly answer?: Answer;
}

// A failed call is an ordinary outcome here: most of its statuses are answers of auth.
function unaryCall<Answer>(start: (done: requestCallback<Answer>) => unknown): Promise<Outcome<Answer>> {
  return new Promise((resolve) => {
    start((error, answer) => {
      resolve({ ...(error && { error }), ...(answer && { answer }) });
    });
  });
}
