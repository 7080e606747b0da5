/** The part of a logger that is told what is wrong with telemetry. A logger of pino is one. */
export interface TelemetryLogger {
  warn(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}
