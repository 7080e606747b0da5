import { type DiagLogger, DiagLogLevel } from '@opentelemetry/api';

import type { TelemetryLogger } from './telemetry-logger.js';

/**
 * Has the OpenTelemetry SDK tell a logger what it would write to the console, where standard output is the ready line's.
 * Only what it says in words is passed on: what else it hands over are spans, errors and settings.
 */
export function sdkDiagnostics(logger: TelemetryLogger): DiagLogger {
  const warn = (...said: unknown[]) => {
    logger.warn({ openTelemetry: wordsOf(said) }, 'OpenTelemetry warns');
  };
  const debug = (...said: unknown[]) => {
    logger.debug({ openTelemetry: wordsOf(said) }, 'OpenTelemetry');
  };
  return { error: warn, warn, info: debug, debug, verbose: debug };
}

/**
 * Reads from what level on the SDK tells anything, by default warnings, and takes that variable out of the environment:
 * where the SDK finds it, it writes to the console.
 */
export function takeLogLevel(environment: NodeJS.ProcessEnv): DiagLogLevel {
  const { OTEL_LOG_LEVEL = '' } = environment;
  delete environment['OTEL_LOG_LEVEL'];
  return LEVELS.get(OTEL_LOG_LEVEL.trim().toLowerCase()) ?? DiagLogLevel.WARN;
}

/** What can be told of an error of an exporter. Not what the collector answered: that is anyone's text. */
export function exportFailure(error: unknown): { readonly reason: string } {
  if (!(error instanceof Error)) return { reason: 'unknown' };
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) {
    return { reason: String(error.code) };
  }
  return { reason: error.message.slice(0, LONGEST) };
}

function wordsOf(said: readonly unknown[]): string {
  return said
    .filter((part) => typeof part === 'string')
    .join(' ')
    .slice(0, LONGEST);
}

const LONGEST = 200;

const LEVELS = new Map([
  ['none', DiagLogLevel.NONE],
  ['error', DiagLogLevel.ERROR],
  ['warn', DiagLogLevel.WARN],
  ['info', DiagLogLevel.INFO],
  ['debug', DiagLogLevel.DEBUG],
  ['verbose', DiagLogLevel.VERBOSE],
  ['all', DiagLogLevel.ALL],
]);
