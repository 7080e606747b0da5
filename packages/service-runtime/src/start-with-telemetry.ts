import type { ServiceName } from '@ibex/metrics';
import { startTelemetry } from '@ibex/telemetry';

import type { RunningService, StartedService } from './service-program.js';
import type { PreparedService } from './start-service.js';

/**
 * Starts a service as the one of this process: with traces, where the process's environment asks for them. They belong
 * to the process, so a service that is started beside others, as in tests, does not start them.
 *
 * @param name - the service
 * @param prepared - the service, to be started; its traces are the last that is stopped, so that nothing is missing
 * @throws what the service rejects with
 */
export async function startWithTelemetry<Started extends StartedService>(
  name: ServiceName,
  prepared: PreparedService<Started>,
): Promise<RunningService<Started>> {
  const { configuration, logger } = prepared;
  const telemetry = await startTelemetry({ serviceName: `ibex-${name}`, logger });
  const stopTelemetry = () => telemetry.stop(configuration.SHUTDOWN_GRACE_SECONDS * SHARE_OF_GRACE);
  try {
    const service = await prepared.start();
    return {
      ...service,
      stop: async () => {
        try {
          await service.stop();
        } finally {
          await stopTelemetry();
        }
      },
    };
  } catch (error) {
    await stopTelemetry();
    throw error;
  }
}

// Requests that are finished get the most of the grace period: a collector that hangs may not cost their answers.
const SHARE_OF_GRACE = 0.1;
