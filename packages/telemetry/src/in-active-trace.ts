import { context } from '@opentelemetry/api';

/**
 * Has a function run with the span that is active now, whoever calls it later: a listener runs where its event comes
 * from, which is often the connection and not the request.
 *
 * @returns the function itself where tracing is off
 */
export function inActiveTrace<Listener extends (...args: never) => unknown>(listener: Listener): Listener {
  return context.bind(context.active(), listener);
}
