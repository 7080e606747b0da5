// Next: a route that serves the exposition, with the headers in an object and in `Headers`.
import { registry } from '@/lib/metrics';

export const dynamic = 'force-dynamic';

export async function GET() {
  const body = await registry.metrics();
  return new Response(body, { headers: { 'Content-Type': registry.contentType } }); // finds: no-handwritten-exposition
}

export async function HEAD() {
  const headers = new Headers();
  headers.set('content-type', 'text/plain; version=0.0.4; charset=utf-8'); // finds: no-handwritten-exposition
  return new Response(null, { headers });
}

export async function OPTIONS() {
  return new Response('GET, HEAD', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
