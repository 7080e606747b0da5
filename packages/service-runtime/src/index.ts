export {
  commonVariables,
  ConfigurationError,
  port,
  readConfiguration,
  seconds,
  url,
  wholeNumber,
} from './configuration.js';
export { errorBody, type ErrorBody, HttpError } from './http-error.js';
export { createHttpServer, type HttpServerOptions } from './http-server.js';
export { listen, listenError, type ListenVariables } from './listen.js';
export { createLogger, type Logger } from './logger.js';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './readiness.js';
export { whenOver } from './request-end.js';
export { type RunningService, runService, type ServiceProgram, type StartContext } from './run-service.js';
