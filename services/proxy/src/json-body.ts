import { HttpError } from '@ibex/service-runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { isJson } from './is-json.js';

/**
 * Makes routes take JSON and nothing else. The body is checked but kept as the bytes that came, since it is
 * forwarded: parsing and writing it again could change it.
 *
 * @param routes - the routes; their handlers find a `Buffer` in `request.body`
 */
export function acceptOnlyJson(routes: FastifyInstance): void {
  routes.removeAllContentTypeParsers();
  // Before it is read: what is compressed cannot be checked, and may be a bomb.
  routes.addHook('preParsing', ({ headers }, _reply, payload, done) => {
    const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (coding === 'identity') done(null, payload);
    else done(compressed());
  });
  routes.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => {
      if (!(await isJson(body))) throw invalidJson();
      return body;
    },
  );
}

/** The error for a body that is no JSON. */
export function invalidJson(): HttpError {
  return new HttpError(
    400,
    'invalid_json',
    'the body is not valid JSON; send one value in UTF-8, uncompressed',
  );
}

function compressed(): HttpError {
  return new HttpError(
    415,
    'unsupported_media_type',
    'the body is compressed; send it without content-encoding',
    {
      'accept-encoding': 'identity',
    },
  );
}
