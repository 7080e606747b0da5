import type { Agent } from 'node:http';

import { decodedBody, tooLarge } from '../target/decode-body.js';
import { explainFailure } from '../target/explain-failure.js';
import { readWithin } from '../target/read-within.js';
import { DEFAULT_LIMITS } from '../target/scrape-limits.js';
import { type HttpRequest, sendRequest } from '../target/send-request.js';
import { Deadline } from '../time/deadline.js';
import { couldNotAsk } from './could-not-ask.js';

/** How a server is asked. */
export interface ExchangeOptions extends Pick<HttpRequest, 'ca'> {
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Agent;
  /** From the first packet to the last byte, in milliseconds. */
  readonly timeout: number;
  /** Of the answer, after decompression. */
  readonly maxBytes: number;
  /** Gives up, and its reason is thrown. */
  readonly cancelSignal?: AbortSignal | undefined;
}

/** What a server answered, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Empty where the server sent none. */
  readonly contentType: string;
  readonly location: string;
  readonly body: Uint8Array;
}

/** Connections to a server, kept open from one question to the next. */
export async function connections({ protocol }: URL): Promise<Agent> {
  const { Agent } = await (protocol === 'https:' ? import('node:https') : import('node:http'));
  return new Agent({ keepAlive: true });
}

/**
 * Asks a server once, within limits of time and size. Redirects are not followed.
 *
 * @param form - sent in the body of a POST; absent for a GET
 * @throws CouldNotAskError where no whole answer came
 */
export async function exchange(
  url: URL,
  form: URLSearchParams | undefined,
  { headers, agent, ca, timeout, maxBytes, cancelSignal }: ExchangeOptions,
): Promise<HttpAnswer> {
  const limits = { ...DEFAULT_LIMITS, timeout, maxBytes };
  using deadline = new Deadline(timeout, cancelSignal);
  const { signal } = deadline;
  let received = 0;
  try {
    using answer = await sendRequest({
      url,
      form,
      headers: { accept: 'application/json', 'accept-encoding': 'gzip, deflate', ...headers },
      agent,
      ca,
      maxHeaderBytes: limits.maxHeaderBytes,
      signal,
    });
    const decoded = decodedBody(answer.body, answer.header('content-encoding'), maxBytes);
    const body = await readWithin(
      maxBytes,
      decoded,
      () => tooLarge(maxBytes),
      (bytes) => (received = bytes),
    );
    // What is given up may look like the end of the body.
    signal.throwIfAborted();
    return {
      status: answer.status,
      contentType: answer.header('content-type'),
      location: answer.header('location'),
      body,
    };
  } catch (error) {
    cancelSignal?.throwIfAborted();
    throw couldNotAsk(explainFailure(error, { url, limits, isOverdue: signal.aborted, received }));
  }
}
