import { promisify } from 'node:util';

import { type ChannelOptions, Server, ServerCredentials } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { type AuthServiceHandlers, authPackage, AuthService } from '@ibex/auth-protocol';
import type { Metrics } from '@ibex/metrics';
import { HealthImplementation } from 'grpc-health-check';

import { callMetrics } from './call-metrics.js';
import { OpenSockets } from './open-sockets.js';
import { OpenStreams } from './open-streams.js';
import { SERVER_LIMITS } from './server-limits.js';
import { answerUnknownMethods } from './unknown-methods.js';

/** The gRPC side of the service. */
export interface GrpcServer {
  /**
   * Starts to answer.
   *
   * @param authority - host and port; port 0 takes a free one
   * @returns the port
   * @throws grpc-js's error where it cannot listen
   */
  listen(authority: string): Promise<number>;
  /**
   * Reports itself as not serving, ends streams and waits for the calls that are open.
   *
   * @param grace - milliseconds after which those are cut off
   */
  stop(grace: number): Promise<void>;
}

/** What a gRPC server may be given. */
export interface GrpcServerOptions {
  /** By default plain text. */
  readonly credentials?: ServerCredentials;
  /** In the place of {@link SERVER_LIMITS}. */
  readonly options?: ChannelOptions;
}

/**
 * Makes a gRPC server of `ibex.auth.v1.AuthService`, with the health and reflection services beside it.
 *
 * @param handlers - the methods of the service
 * @param metrics - where calls are recorded
 */
export function createGrpcServer(
  handlers: AuthServiceHandlers,
  metrics: Pick<Metrics, 'record'>,
  { credentials = ServerCredentials.createInsecure(), options }: GrpcServerOptions = {},
): GrpcServer {
  const streams = new OpenStreams();
  const sockets = new OpenSockets();
  const server = new Server({
    interceptors: [callMetrics(metrics), streams.interceptor],
    ...SERVER_LIMITS,
    ...options,
  });
  answerUnknownMethods(server);
  server.addService(AuthService.service, handlers);
  const health = new HealthImplementation(healthOf('SERVING'));
  health.addToServer(server);
  new ReflectionService(authPackage).addToServer(server);

  return {
    listen: async (authority) => {
      const port = await promisify(server.bindAsync.bind(server))(authority, credentials);
      sockets.watch(server);
      return port;
    },
    stop: async (grace) => {
      for (const [service, status] of Object.entries(healthOf('NOT_SERVING')))
        health.setStatus(service, status);
      streams.end();
      sockets.destroySilent();
      const cutOff = setTimeout(() => {
        server.forceShutdown();
        sockets.destroyAll();
      }, grace);
      await promisify(server.tryShutdown.bind(server))();
      clearTimeout(cutOff);
    },
  };
}

function healthOf<Status extends 'SERVING' | 'NOT_SERVING'>(status: Status) {
  return { '': status, 'ibex.auth.v1.AuthService': status };
}
