// Plain http: the content type in `writeHead`, by a constant, by a list, and split over two constants.
import type { ServerResponse } from 'node:http';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const OPEN_METRICS = 'application/openmetrics-text';

export function answer(response: ServerResponse, body: string, open: boolean): void {
  if (open) {
    response.writeHead(200, {
      'content-type': `${OPEN_METRICS}; version=1.0.0; charset=utf-8`, // finds: no-handwritten-exposition
    });
  } else {
    response.writeHead(200, 'OK', { 'Content-Type': CONTENT_TYPE }); // finds: no-handwritten-exposition
  }
  response.end(body);
}

export function answerJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json; version=0.0.4' }).end(JSON.stringify(body));
}
