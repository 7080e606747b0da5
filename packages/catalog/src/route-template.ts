/** Why a text is a requested URL or path rather than a route template. */
export type RouteTemplateFlaw =
  'absolute URL' | 'query string' | 'fragment' | 'UUID' | 'numeric id' | 'hexadecimal id';

/**
 * Looks for what a route template cannot hold: `/users/:id` and `/users/{id}` are templates,
 * `/users/42`, `/users?page=2` and `https://host/users` are not.
 *
 * @param text - the text of a route, a label value or a string literal
 * @returns the first flaw and the part of the text it lies in, or `undefined`
 */
export function routeTemplateFlaw(text: string): { flaw: RouteTemplateFlaw; part: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { flaw: 'absolute URL', part: text };
  // A router writes an optional part as `/:id?`, `/:lang(en|de)?` or `{/:id}?`, which is no query.
  const [path = '', ...query] = text
    .replaceAll(/((?::\w+(?:\([^)]*\)|\{[^}]*\})?)|[)}])\?(?=\/|$)/g, '$1')
    .split('?');
  if (query.length > 0) return { flaw: 'query string', part: `?${query.join('?')}` };
  const hash = path.indexOf('#');
  // Without a path before it, it names a method, as in `UsersController#show`.
  if (hash !== -1 && path.startsWith('/')) return { flaw: 'fragment', part: path.slice(hash) };
  if (PAGE_OF_STATUS.test(path)) return undefined;
  const parts = path.split('/');
  for (const [index, part] of parts.entries()) {
    const isVersion = parts[index - 1] === 'api' && /^\d{1,2}$/.test(part);
    const flaw = isVersion ? undefined : identifierIn(part);
    if (flaw) return { flaw, part };
  }
  return undefined;
}

function identifierIn(segment: string): RouteTemplateFlaw | undefined {
  if (UUID.test(segment)) return 'UUID';
  if (/^\d+$/.test(segment)) return 'numeric id';
  if (/^[0-9a-f]{8,}$/i.test(segment) && /\d/.test(segment) && /[a-f]/i.test(segment))
    return 'hexadecimal id';
  return undefined;
}

/** The page a router shows for an error, of which there is one for each status: `/404`. */
const PAGE_OF_STATUS = /^\/[45]\d\d$/;

const UUID = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i;
