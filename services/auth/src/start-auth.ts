import type { Server } from 'node:http';

import { setLogger } from '@grpc/grpc-js';
import { createMetrics, type Metrics } from '@ibex/metrics';
import { createHttpServer, Readiness, type RunningService, type StartContext } from '@ibex/service-runtime';

import type { AuthConfiguration } from './auth-configuration.js';
import { authHandlers } from './auth-handlers.js';
import { authority } from './authority.js';
import type { Database } from './database/database.js';
import { openDatabase } from './database/open-database.js';
import { createGrpcServer } from './grpc/grpc-server.js';
import { listenFailure } from './listen-failure.js';
import { seed, type Seeds } from './seed.js';

/** The service, running. */
export interface RunningAuth extends RunningService {
  readonly ready: {
    /** Host and port, as a gRPC client takes them. */
    readonly grpc: string;
    readonly http: string;
    readonly database: Database['kind'];
    readonly seeds?: Seeds;
  };
  readonly metrics: Metrics;
  readonly database: Database;
}

/**
 * Starts the service: opens the database, in test mode seeds it, then listens.
 *
 * @throws Error naming the variable to change where the database or a port cannot be used; what was
 *   started by then is stopped again
 */
export async function startAuth(context: StartContext<AuthConfiguration>): Promise<RunningAuth> {
  const started: StopPart[] = [];
  const stop = async () => {
    for (const stopPart of started.toReversed()) await stopPart();
  };
  try {
    return { ...(await startParts(context, (stopPart) => started.push(stopPart))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops a part of the service; where it returns a promise that is waited for. */
type StopPart = () => unknown;

async function startParts(
  { configuration, isTestMode, logger }: StartContext<AuthConfiguration>,
  onStop: (stopPart: StopPart) => void,
): Promise<Omit<RunningAuth, 'stop'>> {
  const { AUTH_HOST, AUTH_GRPC_PORT, AUTH_HTTP_PORT, SHUTDOWN_GRACE_SECONDS } = configuration;
  setLogger({
    error: (message: unknown) => {
      logger.debug({ grpc: message }, 'grpc-js');
    },
  });
  const metrics = createMetrics({
    service: 'auth',
    onInvalidRecording: (recording) => {
      logger.warn(recording, 'a metric recording was mended or dropped');
    },
  });

  const database = await openDatabase(configuration, { metrics, logger });
  onStop(() => database.close());
  const seeds = isTestMode ? await seed(database) : undefined;

  const readiness = new Readiness({ database: () => database.query('ping', 'SELECT 1') });
  const http = createHttpServer({ logger, metrics, readiness });
  onStop(() => http.close());
  await http
    .listen({ host: AUTH_HOST, port: AUTH_HTTP_PORT })
    .catch((error: unknown) => Promise.reject(listenFailure('AUTH_HTTP_PORT', AUTH_HTTP_PORT, error)));

  const grpc = createGrpcServer(authHandlers(database, logger), metrics);
  // Part of the grace period is left for what is stopped after it.
  onStop(() => grpc.stop(SHUTDOWN_GRACE_SECONDS * 0.8));
  const grpcPort = await grpc
    .listen(authority(AUTH_HOST, AUTH_GRPC_PORT))
    .catch((error: unknown) => Promise.reject(listenFailure('AUTH_GRPC_PORT', AUTH_GRPC_PORT, error)));
  onStop(() => {
    readiness.drain();
  });

  return {
    metrics,
    database,
    ready: {
      grpc: authority(AUTH_HOST, grpcPort),
      http: `http://${authority(AUTH_HOST, portOf(http.server, AUTH_HTTP_PORT))}`,
      database: database.kind,
      ...(seeds && { seeds }),
    },
  };
}

function portOf(server: Server, configured: number): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : configured;
}
