/**
 * Whether a chain of members is what a client asked for, such as `req.originalUrl` or `url.pathname`.
 *
 * @param path - the names of the chain, as `memberPath` gives them
 */
export function isRequestedPath(path: readonly string[]): boolean {
  const [owner = '', member = ''] = path.slice(-2);
  if (path.length < 2) return false;
  if (FREE_MEMBERS.has(member) || FREE_OWNERS.has(owner)) return true;
  if (member === 'baseUrl') return REQUEST_NAMES.has(withoutUnderscore(owner));
  // The `pathname` of a router is the template of the page.
  if (member === 'pathname') return owner !== 'router';
  return REQUESTED_MEMBERS.has(member) && REQUEST_NAMES.has(withoutUnderscore(owner));
}

/**
 * Whether a chain of members is what the router matched, such as `req.route.path`, or else is as bounded:
 * the mount path of a router, the method of a request.
 *
 * @param path - the names of the chain, as `memberPath` gives them
 */
export function isRouteTemplate(path: readonly string[]): boolean {
  const [owner = '', member = ''] = path.slice(-2);
  return BOUNDED_MEMBERS.has(member) || (ROUTE_NAMES.has(owner) && REQUESTED_MEMBERS.has(member));
}

/** Whether a request, or the context that has one, goes by such a name. */
export function isRequestName(name: string): boolean {
  return REQUEST_NAMES.has(withoutUnderscore(name));
}

function withoutUnderscore(name: string): string {
  return name.replace(/^[#_]/, '');
}

/** Whoever has them: the URL as it came in, and in HTTP/2 as a header. */
const FREE_MEMBERS = new Set([':path', 'asPath', 'href', 'originalUrl']);

/** Whose every member is a part of the URL. */
const FREE_OWNERS = new Set(['params', 'pathParameters', 'query', 'queryStringParameters', 'searchParams']);

const REQUESTED_MEMBERS = new Set(['path', 'rawPath', 'uri', 'url']);

/** What a request, or the context that has one, is called in Express, Fastify, Koa, Hono, Next and Lambda. */
const REQUEST_NAMES = new Set([
  'c',
  'context',
  'ctx',
  'event',
  'http',
  'incomingMessage',
  'nextUrl',
  'raw',
  'req',
  'request',
  'requestContext',
]);

const ROUTE_NAMES = new Set(['config', 'route', 'routeOptions', 'routerPath']);

const BOUNDED_MEMBERS = new Set([
  '_matchedRoute',
  'baseUrl',
  'httpMethod',
  'method',
  'mountpath',
  'resource',
  'routePath',
  'routerPath',
]);
