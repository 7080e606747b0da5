import { createMetrics, type Metrics, type ServiceName } from '@ibex/metrics';
import { isTracing, sampledTrace } from '@ibex/telemetry';
import { z } from 'zod';

import {
  COMMON_TEST_DEFAULTS,
  type CommonConfiguration,
  commonVariables,
  readConfiguration,
} from './configuration.js';
import { createLogger, type Logger } from './logger.js';
import { startMetricsServer } from './metrics-server.js';
import type { RunningService, ServiceProgram, StartedService, StopPart } from './service-program.js';

/** How a service is started. */
export interface StartOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTestMode: boolean;
}

/**
 * Starts a service in this process, as its program would.
 *
 * @throws `ConfigurationError` for an environment it cannot start with, or what `start` rejected with; what was started
 *   by then is stopped again
 */
export async function startService<Schema extends z.ZodObject, Started extends StartedService>(
  program: ServiceProgram<Schema, Started>,
  options: StartOptions,
): Promise<RunningService<Started>> {
  return prepareService(program, options).start();
}

/** A service that only has to be started. */
export interface PreparedService<Started extends StartedService> {
  readonly configuration: CommonConfiguration;
  readonly logger: Logger;
  start(): Promise<RunningService<Started>>;
}

/**
 * Does what a service needs done before it is started.
 *
 * @throws `ConfigurationError`
 */
export function prepareService<Schema extends z.ZodObject, Started extends StartedService>(
  program: ServiceProgram<Schema, Started>,
  { environment, isTestMode }: StartOptions,
): PreparedService<Started> {
  const given = isTestMode
    ? { ...COMMON_TEST_DEFAULTS, ...program.testDefaults, ...withoutUnset(environment) }
    : environment;
  const schema = z.intersection(program.schema, z.object(commonVariables));
  const configuration = readConfiguration(schema, given);
  const logger = createLogger(program.name, configuration.LOG_LEVEL);
  return {
    configuration,
    logger,
    start: async () => {
      const metrics = loggedMetrics(program.name, logger);
      const started: StopPart[] = [];
      const onStop = (stopPart: StopPart) => {
        started.push(stopPart);
      };
      const stop = () => stopInReverse(started);
      try {
        // First, so that it is stopped last and what a service did until its end can still be scraped.
        const scraped = await startMetricsServer({ configuration, logger, metrics, onStop });
        const service = await program.start({ configuration, isTestMode, logger, metrics, onStop });
        const ready = { ...service.ready, ...(scraped !== undefined && { metrics: scraped }) };
        return { ...service, ready, metrics, stop };
      } catch (error) {
        await stop().catch((err: unknown) => {
          logger.error({ err }, 'a part of a service that did not start could not be stopped');
        });
        throw error;
      }
    },
  };
}

function loggedMetrics(service: ServiceName, logger: Logger): Metrics {
  return createMetrics({
    service,
    ...(isTracing() && { exemplar: sampledTrace }),
    onInvalidRecording: (recording) => {
      logger.warn({ recording }, 'a metric recording was mended or dropped');
    },
    onScrapeError: (err) => {
      logger.error({ err }, 'the metrics could not be rendered');
    },
  });
}

// A part that fails to stop keeps none of the others from it.
async function stopInReverse(parts: readonly StopPart[]): Promise<void> {
  const last = parts.at(-1);
  if (!last) return;
  try {
    await last();
  } finally {
    await stopInReverse(parts.slice(0, -1));
  }
}

function withoutUnset(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}
