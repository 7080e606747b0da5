import type { TelemetryLogger } from './telemetry-logger.js';

/**
 * Lets a warning through once in a minute, then with how often it was held back: an exporter whose collector is down
 * fails with every batch. Two warnings are the same where they differ in numbers only.
 *
 * @param now - the time in milliseconds
 */
export function oncePerMinute(logger: TelemetryLogger, now: () => number = Date.now): TelemetryLogger {
  const told = new Map<string, { at: number; heldBack: number }>();
  return {
    debug: (fields, message) => {
      logger.debug(fields, message);
    },
    warn: (fields, message) => {
      const kind = `${message} ${JSON.stringify(fields)}`.replace(/\d+/g, '0');
      const before = told.get(kind);
      if (before && now() - before.at < MINUTE) {
        before.heldBack += 1;
        return;
      }
      // What the SDK can say is little; were it not, forgetting costs a line too many and no memory.
      if (told.size >= MOST_KINDS) told.clear();
      told.set(kind, { at: now(), heldBack: 0 });
      logger.warn({ ...fields, ...(before && { heldBack: before.heldBack }) }, message);
    },
  };
}

const MINUTE = 60_000;
const MOST_KINDS = 50;
