import { countCharacters } from './label-value-shape/character-counts.js';
import { isEmailAddress } from './label-value-shape/email-address.js';
import { hasHighEntropy } from './label-value-shape/high-entropy.js';
import { isIpAddress } from './label-value-shape/ip-address.js';
import { hasLongHexadecimal } from './label-value-shape/long-hexadecimal.js';
import { isUrl } from './label-value-shape/url.js';
import { UUID_ANYWHERE } from './label-value-shape/uuid.js';

/** Why a text is a requested URL or path rather than a route template. */
export type RouteTemplateFlaw =
  | 'absolute URL'
  | 'query string'
  | 'fragment'
  | 'UUID'
  | 'numeric id'
  | 'hexadecimal id'
  | 'IP address'
  | 'e-mail address'
  | 'random id';

/**
 * Looks for what a route template cannot hold: `/users/:id` and `/users/{id}` are templates,
 * `/users/42`, `/users?page=2` and `https://host/users` are not.
 *
 * @param text - the text of a route, a label value or a string literal
 * @returns the first flaw and the part of the text it lies in, or `undefined`
 */
export function routeTemplateFlaw(text: string): { flaw: RouteTemplateFlaw; part: string } | undefined {
  if (isUrl(text, countCharacters(text))) return { flaw: 'absolute URL', part: text };
  // A router writes an optional part as `/:id?`, `/:lang(en|de)?` or `{/:id}?`, which is no query.
  const [path = '', ...query] = text.includes('?') ? text.replaceAll(OPTIONAL_PART, '$1').split('?') : [text];
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
  // Nothing comes without a figure but the address of somebody.
  if (!/[0-9@]/.test(segment)) return undefined;
  const counts = countCharacters(segment);
  if (segment.length >= 32 && UUID_ANYWHERE.test(segment)) return 'UUID';
  if (counts.digits === segment.length) return 'numeric id';
  if (SHORT_HEXADECIMAL.test(segment) || hasLongHexadecimal(segment, counts)) return 'hexadecimal id';
  if (isEmailAddress(segment, counts)) return 'e-mail address';
  if (isIpAddress(segment, counts)) return 'IP address';
  return hasHighEntropy(segment, counts) ? 'random id' : undefined;
}

// What is in brackets is short where it is meant, and may be anything where it is not.
const OPTIONAL_PART = /((?::\w+(?:\([^)]{0,100}\)|\{[^}]{0,100}\})?)|[)}])\?(?=\/|$)/g;

/** The page a router shows for an error, of which there is one for each status: `/404`. */
const PAGE_OF_STATUS = /^\/[45]\d\d$/;

/** In a path eight digits are enough: they stand where a name would. */
const SHORT_HEXADECIMAL = /^(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,}$/i;
