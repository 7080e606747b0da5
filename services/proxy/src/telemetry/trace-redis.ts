import { tracingChannel, type TracingChannelSubscribers } from 'node:diagnostics_channel';

import { isTracing, type OpenSpan, startClientSpan } from '@ibex/telemetry';

import { redisErrorCode } from '../redis-connection.js';

/**
 * Makes a span of every command that is sent to Redis for a request. ioredis tells of them on a diagnostics channel,
 * which is the whole process's, so nothing has to be done to any client.
 *
 * @returns stops it
 */
export function traceRedis(): () => void {
  if (!isTracing()) return () => undefined;
  const spans = new WeakMap<object, OpenSpan>();
  const channel = tracingChannel<object, object>(COMMANDS);
  const subscribers: TracingChannelSubscribers<object> = {
    start: (command) => {
      const span = startCommandSpan(command);
      if (span) spans.set(command, span);
    },
    end: () => undefined,
    asyncStart: () => undefined,
    // Comes before the end.
    error: (command) => {
      const { error } = command as { error?: unknown };
      spans.get(command)?.fail({ 'error.type': redisErrorCode(error) });
    },
    asyncEnd: (command) => {
      spans.get(command)?.end();
    },
  };
  channel.subscribe(subscribers);
  return () => {
    channel.unsubscribe(subscribers);
  };
}

const COMMANDS = 'ioredis:command';

// The arguments have the organisation in them.
function startCommandSpan(command: object): OpenSpan | undefined {
  const name = ('command' in command ? String(command.command) : 'command').toUpperCase();
  return startClientSpan({
    name,
    attributes: { 'db.system.name': 'redis', 'db.operation.name': name },
  });
}
