import { context, diag, ROOT_CONTEXT } from '@opentelemetry/api';
import { core, NodeSDK, resources } from '@opentelemetry/sdk-node';

import { oncePerMinute } from './once-per-minute.js';
import { exportFailure, sdkDiagnostics, takeLogLevel } from './sdk-diagnostics.js';
import { settledWithin } from './settled-within.js';
import type { Telemetry, TelemetryOptions } from './start-telemetry.js';
import type { TelemetryLogger } from './telemetry-logger.js';

/**
 * Starts the OpenTelemetry SDK as the standard variables configure it, for traces alone: metrics and logs have ways of
 * their own.
 */
export function startSdk({ serviceName, logger }: TelemetryOptions): Telemetry {
  const logLevel = takeLogLevel(process.env);
  const calmed = oncePerMinute(outsideOfTraces(logger));
  diag.setLogger(sdkDiagnostics(calmed), { logLevel, suppressOverrideMessage: true });
  const tellFailure = (error: unknown) => {
    calmed.warn(exportFailure(error), 'traces could not be exported');
  };
  core.setGlobalErrorHandler(tellFailure);
  const sdk = new NodeSDK({
    metricReaders: [],
    logRecordProcessors: [],
    // Beneath what the environment says, where the option `serviceName` would be above it.
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ 'service.name': serviceName })),
    ...((process.env['OTEL_NODE_RESOURCE_DETECTORS'] ?? '') === '' && { resourceDetectors: DETECTORS }),
  });
  sdk.start();
  return { isOn: true, stop: (within) => settledWithin(within, sdk.shutdown(), tellFailure) };
}

// Not that of the process, which tells its command line and its user.
const DETECTORS = [resources.envDetector, resources.hostDetector, resources.serviceInstanceIdDetector];

// What is exported is exported from within the request that happened to fill the batch, of which its line is not.
function outsideOfTraces(logger: TelemetryLogger): TelemetryLogger {
  return {
    warn: (fields, message) => {
      context.with(ROOT_CONTEXT, () => {
        logger.warn(fields, message);
      });
    },
    debug: (fields, message) => {
      context.with(ROOT_CONTEXT, () => {
        logger.debug(fields, message);
      });
    },
  };
}
