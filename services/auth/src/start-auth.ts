import { setLogger } from '@grpc/grpc-js';
import {
  createHttpServer,
  httpSettings,
  listen,
  listenError,
  Readiness,
  type StartContext,
  type StartedService,
} from '@ibex/service-runtime';

import { authHandlers } from './auth-handlers.js';
import { authority } from './authority.js';
import type { AuthConfiguration } from './configuration.js';
import type { Database } from './database/database.js';
import { openDatabase } from './database/open-database.js';
import { createGrpcServer } from './grpc/grpc-server.js';
import { readServerCredentials } from './grpc/server-credentials.js';
import { seed, type Seeds } from './seed.js';

/** The service, started. */
export interface StartedAuth extends StartedService {
  readonly ready: {
    /** Host and port, as a gRPC client takes them. */
    readonly grpc: string;
    readonly http: string;
    /** What TLS the gRPC port asks for; absent where it speaks plain text. */
    readonly tls?: 'server' | 'mutual';
    readonly database: Database['kind'];
    readonly seeds?: Seeds;
  };
  readonly database: Database;
}

/**
 * Starts the service: opens the database, in test mode seeds it, then listens.
 *
 * @throws Error naming the variable to change where the database cannot be used, `ConfigurationError` for a port or a
 *   certificate
 */
export async function startAuth({
  configuration,
  isTestMode,
  logger,
  metrics,
  onStop,
}: StartContext<AuthConfiguration>): Promise<StartedAuth> {
  const { AUTH_HOST, AUTH_GRPC_PORT, AUTH_HTTP_PORT, SHUTDOWN_GRACE_SECONDS } = configuration;
  setLogger({
    error: (message: unknown) => {
      logger.debug({ grpc: message }, 'grpc-js');
    },
  });
  const { tls, credentials } = await readServerCredentials(configuration);
  const { database } = await openDatabase(configuration, {
    metrics,
    logger,
    schema: isTestMode ? 'migrate' : 'check',
  });
  onStop(() => database.close());
  const seeds = isTestMode ? await seed(database) : undefined;

  const readiness = new Readiness({ database: () => database.query('ping', 'SELECT 1') });
  const http = createHttpServer({ logger, metrics, readiness, ...httpSettings(configuration) });
  onStop(() => http.close());
  const httpUrl = await listen(
    http,
    { host: AUTH_HOST, port: AUTH_HTTP_PORT },
    { host: 'AUTH_HOST', port: 'AUTH_HTTP_PORT' },
  );

  const grpc = createGrpcServer(authHandlers(database, logger), metrics, { credentials });
  // Part of the grace period is left for what is stopped after it.
  onStop(() => grpc.stop(SHUTDOWN_GRACE_SECONDS * 0.8));
  const grpcPort = await grpc.listen(authority(AUTH_HOST, AUTH_GRPC_PORT)).catch((error: unknown) => {
    throw listenError(error, { host: 'AUTH_HOST', port: 'AUTH_GRPC_PORT' });
  });
  onStop(() => {
    readiness.drain();
  });

  return {
    database,
    ready: {
      grpc: authority(AUTH_HOST, grpcPort),
      http: httpUrl,
      ...(tls !== 'none' && { tls }),
      database: database.kind,
      ...(seeds && { seeds }),
    },
  };
}
