// Lambda: an answer with the exposition content type; one that asks another service for it.
import { render } from './render.js';

const HEADERS = { 'Content-Type': 'application/openmetrics-text; version=1.0.0; charset=utf-8' }; // finds: no-handwritten-exposition

export async function handler(event: { rawPath: string }) {
  if (event.rawPath === '/metrics') {
    const headers = { 'content-type': 'text/plain; version=0.0.4', 'cache-control': 'no-store' }; // finds: no-handwritten-exposition
    return { statusCode: 200, headers, body: await render() };
  }
  if (event.rawPath === '/openmetrics') return { statusCode: 200, headers: HEADERS, body: await render() };
  const other = await fetch('http://peer/metrics', { headers: { accept: 'text/plain; version=0.0.4' } });
  return { statusCode: other.status, body: await other.text() };
}
