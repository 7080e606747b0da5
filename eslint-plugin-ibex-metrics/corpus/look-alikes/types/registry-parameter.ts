// Plain http: a handler that gets the registry; the parameter happens to be called `register`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

export function scrapeHandler(register: Registry) {
  return async (_request: IncomingMessage, response: ServerResponse) => {
    response.end(await register.metrics());
  };
}
