// Next, app router: handlers that know their own template, and one that builds it from the parameters.
import type { NextRequest } from 'next/server';

import { durations, requests } from '@/lib/metrics';

export async function GET(_request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const end = durations.startTimer({ route: '/api/users/[id]', method: 'GET' });
  const { id } = await params;
  requests.inc({ route: '/api/users/[id]', method: 'GET' });
  end({ status_code: '200' });
  return Response.json({ id });
}

export async function DELETE(_request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  requests.inc({ route: `/api/users/${id}`, method: 'DELETE' }); // finds: no-url-route-label
  return new Response(null, { status: 204 });
}
