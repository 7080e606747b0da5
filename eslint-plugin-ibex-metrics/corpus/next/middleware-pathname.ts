// Next: a middleware that counts by the pathname of the request.
import { NextResponse, type NextRequest } from 'next/server';

import { requests } from './lib/metrics';

export function middleware(request: NextRequest) {
  requests.inc({ method: request.method, route: request.nextUrl.pathname }); // finds: no-url-route-label
  if (!request.cookies.has('session')) {
    return NextResponse.redirect(new URL('/login', request.url));
  }
  return NextResponse.next({ headers: { 'x-path': request.nextUrl.pathname } });
}

export const config = { matcher: ['/app/:path*'] };
