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
  // Express and its kin write an optional parameter `/:id?`, which is no query.
  const [path = '', ...query] = text.replaceAll(/(:\w+)\?(?=\/|$)/g, '$1').split('?');
  if (query.length > 0) return { flaw: 'query string', part: `?${query.join('?')}` };
  const hash = path.indexOf('#');
  if (hash !== -1) return { flaw: 'fragment', part: path.slice(hash) };
  for (const part of path.split('/')) {
    const flaw = identifierIn(part);
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

const UUID = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i;
