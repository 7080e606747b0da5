import type { IncomingMessage, RequestOptions } from 'node:http';

/** One request, without redirects. */
export interface ScrapeRequest {
  readonly url: URL;
  /** The unix socket to connect to instead of the host. */
  readonly socketPath?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The certificates to trust instead of the system's. */
  readonly ca?: readonly string[];
  readonly maxHeaderBytes: number;
  /** Gives up, also while the body is read. */
  readonly signal: AbortSignal;
}

/** An answer whose head has come. It must be disposed of, which ends its connection. */
export interface Answer extends Disposable {
  readonly status: number;
  /** The body, as sent; reading it fails where it does not come to its end. */
  readonly body: IncomingMessage;
  /** A header, empty where it was not sent. */
  header(name: 'content-type' | 'content-encoding' | 'location'): string;
}

/**
 * Sends a GET request over a connection of its own.
 *
 * @throws the error of the connection, of TLS or of the parser
 */
export async function sendRequest(request: ScrapeRequest): Promise<Answer> {
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
      if (body?.complete !== true) giveUp(error);
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
    else sent.end();
  });
}

function optionsOf({ url, socketPath, headers, ca, maxHeaderBytes }: ScrapeRequest): RequestOptions {
  return {
    // A connection that is not kept for another request.
    agent: false,
    ...(socketPath === undefined
      ? { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port }
      : { socketPath }),
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, ...headers },
    maxHeaderSize: maxHeaderBytes,
    // Whatever the options and the environment of the process say.
    insecureHTTPParser: false,
    ...(url.protocol === 'https:' && {
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca: [...ca] }),
    }),
  };
}
