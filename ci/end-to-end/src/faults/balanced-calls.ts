import { credentials, type ServiceError, status } from '@grpc/grpc-js';
import { AuthService } from '@ibex/auth-protocol';

/** Calls of `ValidateToken`, made one after the other by several callers over all instances in turn. */
export interface BalancedCalls {
  /** How many calls came to each status. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Ends the callers when their calls are over. */
  stop(): Promise<void>;
}

/**
 * Starts to call.
 *
 * @param addresses - host and port of each instance
 * @param token - to be validated
 * @param callers - how many calls are open at a time
 */
export function startCalling(addresses: readonly string[], token: string, callers: number): BalancedCalls {
  const client = new AuthService(`ipv4:${addresses.join(',')}`, credentials.createInsecure(), {
    'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  });
  const outcomes: Record<string, number> = {};
  let isStopped = false;
  const call = () =>
    new Promise<string>((resolve) => {
      const deadline = Date.now() + DEADLINE;
      client.ValidateToken({ token }, { deadline }, (error: ServiceError | null) => {
        resolve(error ? `${status[error.code]}: ${error.details}` : 'OK');
      });
    });
  const work = async () => {
    while (!isStopped) {
      const outcome = await call();
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  const working = Array.from({ length: callers }, work);
  return {
    outcomes,
    stop: async () => {
      isStopped = true;
      await Promise.all(working);
      client.close();
    },
  };
}

const DEADLINE = 5000;
