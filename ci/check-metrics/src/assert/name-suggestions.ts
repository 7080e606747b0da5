import { nearestName } from './nearest-name.js';

/** Each takes time, and a target may have any number of wrong names: after these, nobody reads them. */
const MOST_SUGGESTIONS = 100;

/**
 * Suggests which of the names that exist may be meant by one that does not.
 *
 * @param names - those that exist
 * @returns what gives the nearest name, or `undefined` where none is near or too many names were asked for
 */
export function nameSuggestions(names: readonly string[]): (name: string) => string | undefined {
  let left = MOST_SUGGESTIONS;
  // One wrong name may be in a file a thousand times.
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    if (left-- <= 0) return undefined;
    const nearest = nearestName(name, names);
    known.set(name, nearest);
    return nearest;
  };
}
