import fc from 'fast-check';
import { describe, it } from 'vitest';

import { headersForClient, headersForUpstream } from './forwarded-headers.js';

/** Names as they come from Node.js' parser: tokens of RFC 9110, in lower case. */
const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9a-z-]{1,20}$/);
const notable = fc.constantFrom(
  'accept',
  'content-type',
  'connection',
  'authorization',
  'cookie',
  'x-api-key',
  'x-ibex-agent-id',
  'x-forwarded-for',
  'transfer-encoding',
  'upgrade',
  'te',
  'set-cookie',
  '__proto__',
  'constructor',
  'idempotency-key',
);
const name = fc.oneof(token, notable);
const value = fc.oneof(fc.string(), fc.array(fc.string()));
const plainHeaders = fc
  .array(fc.tuple(name, value))
  .map((entries) => Object.fromEntries(entries.filter(([header]) => header !== 'connection')));
const headers = fc
  .tuple(
    plainHeaders,
    fc.option(
      fc.array(
        fc.oneof(
          name,
          name.map((header) => ` ${header.toUpperCase()}\t`),
        ),
      ),
    ),
  )
  .map(([plain, named]) => {
    const connection = named ? { connection: named.join(',') } : {};
    const all: Record<string, string | string[]> = { ...plain, ...connection };
    return { headers: all, named: (named ?? []).map((header) => header.trim().toLowerCase()) };
  });

/** Written anew, so that a slip in the filter is none here. */
const FOR_THE_CONNECTION = /^(?:connection|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*)$/;

describe('whatever the headers are', () => {
  it('the upstream is sent a part of them, unchanged, with nothing in it that was not meant for it', () => {
    fc.assert(
      fc.property(headers, ({ headers: given, named }) => {
        const sent = headersForUpstream(given, undefined);
        return Object.entries(sent).every(
          ([header, sentValue]) =>
            Object.hasOwn(given, header) &&
            Object.is(given[header], sentValue) &&
            !named.includes(header) &&
            !FOR_THE_CONNECTION.test(header) &&
            !/^(?:host|content-length|authorization|cookie|x-api-key|x-forwarded-for|x-ibex-)/.test(header),
        );
      }),
    );
  });

  it('the key of the proxy is sent, once, and no other authorization', () => {
    fc.assert(
      fc.property(headers, ({ headers: given }) => {
        const sent = headersForUpstream({ ...given, authorization: 'Bearer client' }, 'key');
        return sent['authorization'] === 'Bearer key' && !JSON.stringify(sent).includes('Bearer client');
      }),
    );
  });

  it('a client is sent a part of them, unchanged, with nothing in it that was not meant for it', () => {
    fc.assert(
      fc.property(headers, ({ headers: given, named }) => {
        const sent = headersForClient(given);
        return Object.entries(sent).every(
          ([header, sentValue]) =>
            Object.hasOwn(given, header) &&
            Object.is(given[header], sentValue) &&
            !named.includes(header) &&
            !FOR_THE_CONNECTION.test(header) &&
            !/^(?:set-cookie|x-ibex-)/.test(header),
        );
      }),
    );
  });

  it('what concerns the request reaches the upstream', () => {
    const wanted = [
      'accept',
      'accept-encoding',
      'content-type',
      'idempotency-key',
      'traceparent',
      'user-agent',
    ];
    fc.assert(
      fc.property(headers, fc.constantFrom(...wanted), ({ headers: given, named }, header) => {
        const sent = headersForUpstream({ ...given, [header]: 'x' }, 'key');
        return named.includes(header) || sent[header] === 'x';
      }),
    );
  });
});
