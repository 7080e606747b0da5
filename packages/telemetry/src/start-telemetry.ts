import { asksForTraces } from './asks-for-traces.js';
import { dropInvalidVariables } from './standard-variables.js';
import type { TelemetryLogger } from './telemetry-logger.js';

/** What `startTelemetry` takes. */
export interface TelemetryOptions {
  /** What the service is called where the environment does not say (`OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`). */
  readonly serviceName: string;
  readonly logger: TelemetryLogger;
}

/** The telemetry of this process. */
export interface Telemetry {
  /** Whether spans are made and exported. */
  readonly isOn: boolean;
  /**
   * Exports what is left. Never rejects.
   *
   * @param within - milliseconds after which what is left is given up
   */
  stop(within: number): Promise<void>;
}

/**
 * Starts to export traces, where `process.env` asks for it by the standard variables. To be called once in a process,
 * before its service starts. The environment is that of the process and no other, since the OpenTelemetry SDK reads no
 * other.
 *
 * Never throws: a service without traces is better than none. A variable that is not valid is told to the logger and
 * taken out of the environment, so it counts as not set, as the OpenTelemetry specification wants it.
 */
export async function startTelemetry({ serviceName, logger }: TelemetryOptions): Promise<Telemetry> {
  for (const problem of dropInvalidVariables(process.env)) {
    logger.warn({}, `${problem}; it counts as not set`);
  }
  if (!asksForTraces(process.env)) return OFF;
  try {
    // Loaded only here: it is many modules, of which a service without traces needs none.
    const { startSdk } = await import('./sdk.js');
    return startSdk({ serviceName, logger });
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    logger.warn({ reason }, 'the OpenTelemetry SDK did not start, there are no traces');
    return OFF;
  }
}

const OFF: Telemetry = { isOn: false, stop: () => Promise.resolve() };
