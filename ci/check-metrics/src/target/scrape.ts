import type { ExpositionFormat } from '@ibex/exposition';

import { trustedCertificates } from './certificates.js';
import { cutTo } from '../finding/cut-to.js';
import { CouldNotCheckError } from './could-not-check.js';
import { readCredentials } from './credentials.js';
import { Deadline } from '../time/deadline.js';
import { decodedBody, tooLarge } from './decode-body.js';
import { explainFailure } from './explain-failure.js';
import { followRedirects } from './follow-redirects.js';
import { readWithin } from './read-within.js';
import { Redactor } from './redact.js';
import { DEFAULT_LIMITS, type ScrapeLimits } from './scrape-limits.js';
import type { Answer } from './send-request.js';
import { shownSocket, withoutSecrets } from './shown-address.js';
import type { UrlTarget } from './target.js';

/** A target's answer, in which no credentials are left. */
export interface ScrapedBody {
  readonly body: Uint8Array;
  /** As sent; empty where the target sent none. */
  readonly contentType: string;
  /** Where it came from in the end, to be shown. */
  readonly address: string;
}

/**
 * Scrapes a target once, as Prometheus does, and takes it for hostile: limits in time and size, which hold for
 * what is decompressed, no redirects to elsewhere, and no credentials in whatever it repeats.
 *
 * @param target - an http or https URL, whose credentials are sent as basic authentication, or a socket
 * @param limits - by default {@link DEFAULT_LIMITS}
 * @param cancelSignal - gives up the scrape; its reason is thrown
 * @param format - what it is asked for; it may answer in the other
 * @throws {@link CouldNotCheckError} saying which limit it broke, or what went wrong
 */
export async function scrape(
  { url, socketPath, access = {} }: Pick<UrlTarget, 'url' | 'socketPath' | 'access'>,
  limits: ScrapeLimits = DEFAULT_LIMITS,
  cancelSignal?: AbortSignal,
  format: ExpositionFormat = 'text',
): Promise<ScrapedBody> {
  cancelSignal?.throwIfAborted();
  const { authorization, secrets } = await readCredentials(url, access, process.env, cancelSignal);
  const redactor = new Redactor(secrets);
  const ca = access.cacert === undefined ? undefined : await trustedCertificates(access.cacert, cancelSignal);
  const at = socketPath === undefined ? {} : { socketPath };
  using deadline = new Deadline(limits.timeout, cancelSignal);
  const { signal } = deadline;
  let received = 0;
  try {
    const { answer, url: last } = await followRedirects(
      {
        ...at,
        url: withoutCredentials(url),
        headers: {
          ...HEADERS,
          accept: ACCEPT[format],
          ...(authorization !== undefined && { authorization }),
        },
        ...(ca && { ca }),
        maxHeaderBytes: limits.maxHeaderBytes,
        signal,
      },
      limits.maxRedirects,
    );
    using open = answer;
    assertOk(open, last);
    const decoded = decodedBody(open.body, open.header('content-encoding'), limits.maxBytes);
    const body = await readWithin(
      limits.maxBytes,
      decoded,
      () => tooLarge(limits.maxBytes),
      (bytes) => (received = bytes),
    );
    // What is given up may look like the end of the body.
    signal.throwIfAborted();
    return {
      body: redactor.bytes(body),
      contentType: redactor.text(open.header('content-type')),
      address: redactor.text(socketPath === undefined ? withoutSecrets(last) : shownSocket(socketPath, last)),
    };
  } catch (error) {
    cancelSignal?.throwIfAborted();
    const { timeout } = deadline;
    const failure = explainFailure(error, {
      ...at,
      url,
      limits: { ...limits, timeout },
      isOverdue: signal.aborted,
      received,
    });
    // Cut only now: of what was cut before, a part of a secret might be left.
    throw new CouldNotCheckError(
      failure.code,
      cutTo(LONGEST_MESSAGE, redactor.text(failure.message)),
      redactor.text(failure.fix),
    );
  }
}

/** A target may say as much as fits into its headers. */
const LONGEST_MESSAGE = 250;

const ACCEPT: Readonly<Record<ExpositionFormat, string>> = {
  text: 'text/plain;version=0.0.4, */*;q=0.1',
  // As Prometheus asks.
  openmetrics: 'application/openmetrics-text;version=1.0.0, text/plain;version=0.0.4;q=0.5, */*;q=0.1',
};

const HEADERS = { 'accept-encoding': 'gzip, deflate' };

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

function assertOk({ status }: Answer, { pathname }: URL): void {
  if (status === 200) return;
  throw new CouldNotCheckError(
    'target/status',
    `answered ${String(status)} instead of 200`,
    fixOf(status, pathname),
  );
}

function fixOf(status: number, pathname: string): string {
  switch (status) {
    case 401:
    case 403:
      return 'give the credentials it asks for, or see the log of the service';
    case 404:
      return `make sure ${pathname} is where the metrics are`;
    default:
      return 'see the log of the service';
  }
}
