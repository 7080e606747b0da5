export {
  type CommonConfiguration,
  ConfigurationError,
  MOST_SECONDS,
  port,
  readConfiguration,
  seconds,
  secondsOrOff,
  url,
  wholeNumber,
} from './configuration.js';
export { createToken } from './create-token.js';
export { errorBody, type ErrorBody, HttpError } from './http-error.js';
export { createHttpServer, type HttpServerOptions } from './http-server.js';
export { httpSettings } from './http-settings.js';
export type { HttpTimeouts } from './http-timeouts.js';
export { listen, listenError, type ListenVariables } from './listen.js';
export { createLogger, type Logger } from './logger.js';
export { type NamedFile, readCertificates, readKeyPair } from './pem-files.js';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './readiness.js';
export type { RefusedRequest } from './refuse-unreadable.js';
export { wasSent, whenOver } from './request-end.js';
export { runService } from './run-service.js';
export type {
  OnStop,
  RunningService,
  ServiceProgram,
  StartContext,
  StartedService,
  StopPart,
} from './service-program.js';
export { startService, type StartOptions } from './start-service.js';
export { UsageError } from './usage-error.js';
