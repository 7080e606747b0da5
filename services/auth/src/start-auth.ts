import { setLogger } from '@grpc/grpc-js';
import { createMetrics, type Metrics } from '@ibex/metrics';
import {
  createHttpServer,
  listen,
  listenError,
  Readiness,
  type RunningService,
  type StartContext,
} from '@ibex/service-runtime';

import type { AuthConfiguration } from './auth-configuration.js';
import { authHandlers } from './auth-handlers.js';
import { authority } from './authority.js';
import type { Database } from './database/database.js';
import { openDatabase } from './database/open-database.js';
import { createGrpcServer } from './grpc/grpc-server.js';
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
 * @throws Error naming the variable to change where the database cannot be used, `ConfigurationError` for a port; what was
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
  const httpUrl = await listen(
    http,
    { host: AUTH_HOST, port: AUTH_HTTP_PORT },
    { host: 'AUTH_HOST', port: 'AUTH_HTTP_PORT' },
  );

  const grpc = createGrpcServer(authHandlers(database, logger), metrics);
  // Part of the grace period is left for what is stopped after it.
  onStop(() => grpc.stop(SHUTDOWN_GRACE_SECONDS * 0.8));
  const grpcPort = await grpc.listen(authority(AUTH_HOST, AUTH_GRPC_PORT)).catch((error: unknown) => {
    throw listenError(error, { host: 'AUTH_HOST', port: 'AUTH_GRPC_PORT' });
  });
  onStop(() => {
    readiness.drain();
  });

  return {
    metrics,
    database,
    ready: {
      grpc: authority(AUTH_HOST, grpcPort),
      http: httpUrl,
      database: database.kind,
      ...(seeds && { seeds }),
    },
  };
}
