// The metrics package may write the exposition, and set its content type.
import type { ServerResponse } from 'node:http';

export function answer(response: ServerResponse, up: boolean): void {
  response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
  response.end(['# HELP up Whether it runs', '# TYPE up gauge', `up ${Number(up)}`].join('\n'));
}
