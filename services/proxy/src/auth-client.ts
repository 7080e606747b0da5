import {
  AuthService,
  denialReason,
  type DenialReason,
  type ValidateAgentResponse,
  type ValidateTokenResponse,
} from '@ibex/auth-protocol';
import {
  type ChannelCredentials,
  type ChannelOptions,
  Metadata,
  type requestCallback,
  type ServiceError,
  status as GrpcStatus,
} from '@grpc/grpc-js';

import { AuthUnavailableError } from './auth-unavailable-error.js';
import { tracedCalls } from './telemetry/traced-calls.js';

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
  /**
   * Resolves where auth answers in time, whatever it says: a connection can be open long after auth has frozen.
   *
   * @throws {@link AuthUnavailableError}
   */
  ping(): Promise<void>;
  close(): void;
}

/** What auth says about a token. */
export type TokenVerdict =
  | {
      readonly orgId: string;
      /** In milliseconds since 1970; absent where the token does not expire. */
      readonly expiresAt?: number;
    }
  | { readonly denied: DenialReason };

/**
 * Makes a client of auth. It connects when it is first used, and again whenever the connection breaks.
 *
 * @param options - `address`: host and port; `credentials`: of the connection; `timeout`: how long each call may take,
 *   attempts included, in milliseconds
 */
export function connectAuth({
  address,
  credentials,
  timeout,
}: {
  readonly address: string;
  readonly credentials: ChannelCredentials;
  readonly timeout: number;
}): AuthClient {
  const client = new AuthService(address, credentials, {
    ...CHANNEL_OPTIONS,
    interceptors: tracedCalls(address),
  });
  const deadline = () => new Date(Date.now() + timeout);

  return {
    validateToken: async (token) => {
      const { error, answer } = await unaryCall<ValidateTokenResponse>((done) =>
        client.ValidateToken({ token }, new Metadata(), { deadline: deadline() }, done),
      );
      if (answer) return grantOf(answer);
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
    ping: async () => {
      const { error } = await unaryCall<Buffer>((done) =>
        client.makeUnaryRequest(
          HEALTH_CHECK,
          asIs,
          asIs,
          // Of no service by name, which is the message without a field.
          Buffer.alloc(0),
          new Metadata({ waitForReady: true }),
          { deadline: deadline() },
          done,
        ),
      );
      if (error && error.code !== GrpcStatus.UNIMPLEMENTED) throw new AuthUnavailableError(error.code);
    },
    close: () => {
      client.close();
    },
  };
}

// The standard one, https://github.com/grpc/grpc/blob/master/doc/health-checking.md; not every server has it.
const HEALTH_CHECK = '/grpc.health.v1.Health/Check';

function asIs(message: Buffer): Buffer {
  return message;
}

function grantOf({ orgId, expiresAt }: ValidateTokenResponse): TokenVerdict {
  return { orgId, ...(expiresAt && { expiresAt: expiresAt.seconds * 1000 + expiresAt.nanos / 1e6 }) };
}

// Both calls only read, so they may be made again; where auth itself has failed or was too slow that would be no help.
const SERVICE_CONFIG = {
  methodConfig: [
    {
      // All there are.
      name: [{}],
      retryPolicy: {
        maxAttempts: 3,
        initialBackoff: '0.02s',
        maxBackoff: '0.2s',
        backoffMultiplier: 2,
        retryableStatusCodes: ['UNAVAILABLE'],
      },
    },
  ],
  // An auth that fails most calls is left alone: five failures stop the retries, ten successes make up for one.
  retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
};

/** Far beyond what either side says. */
const LARGEST_MESSAGE_BYTES = 64 * 1024;

const CHANNEL_OPTIONS: ChannelOptions = {
  'grpc.service_config': JSON.stringify(SERVICE_CONFIG),
  // What DNS says is no configuration of ours.
  'grpc.service_config_disable_resolution': 1,
  'grpc.max_send_message_length': LARGEST_MESSAGE_BYTES,
  'grpc.max_receive_message_length': LARGEST_MESSAGE_BYTES,
  // A host that vanished without a word is noticed, in use or not.
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 2000,
  'grpc.keepalive_permit_without_calls': 1,
  // gRPC's own default waits up to two minutes before it tries again: too long once auth is back.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1000,
  // Tokens go to auth and nowhere else, whatever `http_proxy` says.
  'grpc.enable_http_proxy': 0,
};

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
