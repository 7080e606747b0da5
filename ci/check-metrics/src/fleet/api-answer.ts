import * as z from 'zod/mini';

import { cutTo } from '../finding/cut-to.js';
import type { Redactor } from '../target/redact.js';
import { withoutSecrets, withoutUserInfo } from '../target/shown-address.js';
import { CouldNotAskError } from './could-not-ask.js';
import type { HttpAnswer } from './exchange.js';
import { LONGEST_TEXT } from './longest-text.js';

const envelope = z.object({
  status: z.literal('success'),
  data: z.unknown(),
  warnings: z.nullish(z.array(z.string())),
  // VictoriaMetrics says it this way.
  isPartial: z.optional(z.boolean()),
});
const failure = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() });

/** What a server answered with success. */
export interface ApiAnswer<Data> {
  readonly data: Data;
  /** Why something may be missing in it. */
  readonly warnings: readonly string[];
}

/**
 * Makes sense of an answer of the HTTP API of Prometheus.
 *
 * @param url - what was asked
 * @param shape - of the data
 * @param redactor - of what the server was sent, and may repeat where it explains itself; data stays as it is
 * @throws {@link CouldNotAskError} for an error, and for what no such server answers
 */
export function readApiAnswer<Data>(
  answer: HttpAnswer,
  url: URL,
  shape: z.ZodMiniType<Data>,
  redactor: Redactor,
): ApiAnswer<Data> {
  const success = answer.status === 200 ? readSuccess(answer.body, shape) : undefined;
  if (success) return success;
  // Before anything is cut out of it: the beginning of a secret is one, too.
  throw explain(
    { ...answer, location: redactor.text(answer.location) },
    textOf(redactor.bytes(answer.body)),
    url,
  );
}

function readSuccess<Data>(body: Uint8Array, shape: z.ZodMiniType<Data>): ApiAnswer<Data> | undefined {
  const success = z.safeParse(envelope, parsed(textOf(body)));
  const data = z.safeParse(shape, success.data?.data);
  if (!success.success || !data.success) return undefined;
  const { warnings, isPartial } = success.data;
  return {
    data: data.data,
    warnings:
      warnings ?? (isPartial === true ? ['the answer is partial: not all storage nodes gave theirs'] : []),
  };
}

function explain({ status, contentType, location }: HttpAnswer, body: string, url: URL): CouldNotAskError {
  if (status >= 300 && status < 400) return redirected(status, location, url);
  const json = parsed(body);
  const refusal = z.safeParse(failure, json);
  if (status === 401 || status === 403) return unauthorized(status, body);
  if (refusal.success) return failed(status, refusal.data);
  if (status === 429) return busy(body);
  if (status === 404 || status === 405) return notPrometheus(`answered ${String(status)}`, url);
  if (status !== 200) return unwell(status, body);
  if (json === undefined) return notJson(contentType, body, url);
  return notPrometheus('answered with JSON of another kind', url);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function redirected(status: number, location: string, url: URL): CouldNotAskError {
  const shown = URL.canParse(location, url.href)
    ? withoutSecrets(new URL(location, url))
    : withoutUserInfo(location);
  return new CouldNotAskError(
    'fleet/redirect',
    `the server answered ${String(status)} and redirects to "${shown}"`,
    'redirects are not followed; give the address of the server itself, and credentials where it asks for a login',
  );
}

function unauthorized(status: number, body: string): CouldNotAskError {
  // Mimir, Cortex and Loki answer this way where no tenant is named.
  const isTenantMissing = /no org id/i.test(body);
  return new CouldNotAskError(
    'fleet/unauthorized',
    `the server answered ${String(status)}${isTenantMissing ? ': it wants to know the tenant' : ''}`,
    isTenantMissing
      ? 'name the tenant with --org-id'
      : 'give credentials that may query, with --bearer-token-file or --basic-auth-file',
  );
}

function failed(status: number, { errorType, error }: z.infer<typeof failure>): CouldNotAskError {
  if (status === 429) return busy(error);
  const isTooMuch = /too many samples|limit|exceeded|timed out/i.test(error) || errorType === 'timeout';
  return new CouldNotAskError(
    'fleet/query-failed',
    `the server refused a query (${String(status)}, ${inOneLine(errorType)}): ${inOneLine(error)}`,
    isTooMuch
      ? 'check fewer jobs at a time with --job or --selector, or raise the limits of the server'
      : 'see the log of the server',
  );
}

function busy(reason: string): CouldNotAskError {
  return new CouldNotAskError(
    'fleet/busy',
    `the server answered 429: ${inOneLine(reason)}`,
    'try again later, or raise the limits of the server on queries',
  );
}

function unwell(status: number, body: string): CouldNotAskError {
  return new CouldNotAskError(
    'fleet/query-failed',
    `the server answered ${String(status)}: ${inOneLine(body)}`,
    'see the log of the server, and of what stands before it',
  );
}

function notJson(contentType: string, body: string, url: URL): CouldNotAskError {
  if (/json/i.test(contentType)) {
    return new CouldNotAskError(
      'fleet/broken-off',
      `the server answered with JSON that does not end (${String(body.length)} characters)`,
      'see the log of the server, and of what stands before it',
    );
  }
  return notPrometheus(
    /^\s*</.test(body) ? 'answered with a page of HTML, such as a login' : 'answered with what is no JSON',
    url,
  );
}

function notPrometheus(what: string, { pathname }: URL): CouldNotAskError {
  return new CouldNotAskError(
    'fleet/not-prometheus',
    `the server ${what} at ${pathname}`,
    'give the address that /api/v1/query stands under, with its path prefix (Mimir: /prometheus), and credentials',
  );
}

function inOneLine(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line === '' ? 'it says nothing more' : cutTo(LONGEST_TEXT, line);
}
