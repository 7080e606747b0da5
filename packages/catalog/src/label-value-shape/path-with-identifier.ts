import { routeTemplateFlaw } from '../route-template.js';
import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is a path from the root, also behind a method as in `GET /users/42`, that has in it what no route
 * template has: an identifier or a query.
 *
 * A path without its first slash is none: the interface of a switch is called `GigabitEthernet1/0/24`.
 */
export function isPathWithIdentifier(
  text: string,
  { slashes, digits, ats, questionMarks }: CharacterCounts,
): boolean {
  if (slashes === 0 || digits + ats + questionMarks === 0) return false;
  const path = text.startsWith('/') ? text : BEHIND_METHOD.exec(text)?.[1];
  if (path === undefined) return false;
  // A fragment is no identifier in itself, as in the `/#/users` of a single-page application.
  return routeTemplateFlaw(path.replaceAll('#', '/')) !== undefined;
}

const BEHIND_METHOD = /^[A-Z]{3,10} (\/.*)$/s;
