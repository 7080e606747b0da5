import type { IncomingMessage, ServerResponse } from 'node:http';

import { preferredFormat } from './preferred-format.js';
import type { ScrapeFormat } from './scrape-format.js';
import { tell } from './tell.js';

/** A scrape's answer: the exposition and the media type to serve it with. */
export interface Scrape {
  readonly contentType: string;
  readonly body: string;
}

/** The same as it is sent. */
export interface EncodedScrape {
  readonly contentType: string;
  readonly body: Buffer;
}

/** Told why a scrape failed, each time one does. */
export type OnScrapeError = (error: unknown) => void;

/** Answers one request; fits `node:http` and whatever is built on it. */
export type MetricsHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves an exposition over HTTP: `GET` and `HEAD`, never cached, in the format that the request prefers. Where the scrape fails the answer is a 500,
 * so that Prometheus marks the target as down instead of storing half of it.
 *
 * @param scrape - renders the exposition
 * @param onError - told why a scrape failed, which the answer does not say; what it throws is ignored
 */
export function metricsHandler(
  scrape: (format: ScrapeFormat) => Promise<EncodedScrape>,
  onError?: OnScrapeError,
): MetricsHandler {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' });
      response.end('use GET\n');
      return;
    }
    scrape(preferredFormat(request.headers.accept)).then(
      ({ contentType, body }) => {
        response.writeHead(200, {
          'content-type': contentType,
          'content-length': body.length,
          'cache-control': 'no-store',
          vary: 'Accept',
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      (error: unknown) => {
        tell(onError, error);
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
        response.end('the metrics could not be rendered\n');
      },
    );
  };
}
