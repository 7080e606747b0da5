import type { Agent, IncomingMessage, RequestOptions } from 'node:http';

import { codeOf } from '../thrown/code-of.js';

/** One request, without redirects. */
export interface HttpRequest {
  /** Credentials in it are not sent. */
  readonly url: URL;
  /** The unix socket to connect to instead of the host. */
  readonly socketPath?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in the body of a POST; a GET is sent without one. */
  readonly form?: URLSearchParams | undefined;
  /** The certificates to trust instead of the system's. */
  readonly ca?: readonly string[] | undefined;
  /** Keeps connections for further requests; by default each request has its own. */
  readonly agent?: Agent;
  readonly maxHeaderBytes: number;
  /** Gives up, also while the body is read. */
  readonly signal: AbortSignal;
}

/** An answer whose head has come. It must be disposed of, which ends a connection that nobody keeps, or that is not read to its end. */
export interface Answer extends Disposable {
  readonly status: number;
  /** The body, as sent; reading it fails where it does not come to its end. */
  readonly body: IncomingMessage;
  /** A header, empty where it was not sent. */
  header(name: 'content-type' | 'content-encoding' | 'location'): string;
}

/**
 * Sends a request.
 *
 * @throws the error of the connection, of TLS or of the parser
 */
export async function sendRequest(request: HttpRequest): Promise<Answer> {
  // Loaded only where it is needed: most targets speak no TLS.
  const { request: open } = await (request.url.protocol === 'https:'
    ? import('node:https')
    : import('node:http'));
  const { signal } = request;
  return new Promise((resolve, reject) => {
    let body: IncomingMessage | undefined;
    const sent = open(optionsOf(request));
    const giveUp = (error: Error): void => {
      reject(error);
      body?.destroy(error);
      sent.destroy();
    };
    const fail = (error: Error): void => {
      // What comes after the end of an answer is none of its business. It may still have to be read.
      if (body?.complete === true) return;
      // A connection that was kept may be closed just when it is used again: nothing of the request was read then.
      if (!body && sent.reusedSocket && codeOf(error) === 'ECONNRESET') resolve(sendRequest(request));
      else giveUp(error);
    };
    // There is a limit on their size, and one that is dropped could be the one that matters.
    sent.maxHeadersCount = 0;
    sent.on('error', fail);
    sent.once('close', () => {
      fail(new Error('the connection was closed'));
    });
    sent.once('upgrade', () => {
      fail(new Error('it changed to another protocol'));
    });
    signal.addEventListener('abort', () => {
      giveUp(new Error('given up', { cause: signal.reason }));
    });
    sent.once('response', (response) => {
      body = response;
      // Where nobody reads it, nobody need know that it broke off.
      response.on('error', () => undefined);
      resolve({
        status: response.statusCode ?? 0,
        body: response,
        header: (name) => response.headers[name] ?? '',
        [Symbol.dispose]: () => {
          response.destroy();
          sent.destroy();
        },
      });
    });
    if (signal.aborted) giveUp(new Error('given up', { cause: signal.reason }));
    else sent.end(request.form?.toString());
  });
}

function optionsOf(request: HttpRequest): RequestOptions {
  const { url, socketPath, headers, form, ca, agent, maxHeaderBytes } = request;
  return {
    method: form ? 'POST' : 'GET',
    agent: agent ?? false,
    ...(socketPath === undefined
      ? { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port }
      : { socketPath }),
    path: `${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      'user-agent': 'check-metrics',
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    maxHeaderSize: maxHeaderBytes,
    // Whatever the options and the environment of the process say.
    insecureHTTPParser: false,
    ...(url.protocol === 'https:' && {
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca: [...ca] }),
    }),
  };
}
