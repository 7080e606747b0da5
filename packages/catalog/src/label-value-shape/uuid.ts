import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is a UUID of any version, or has one as a word: `urn:uuid:…`, `{…}`, `pvc-…`.
 *
 * The one without a digit, which is the greatest, names nothing.
 */
export function hasUuid(text: string, { hyphens }: CharacterCounts): boolean {
  return text.length >= 36 && hyphens >= 4 && UUID.test(text);
}

/** With or without its hyphens and wherever it stands, as a segment of a path may have it. */
export const UUID_ANYWHERE = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i;

const UUID = /(?<![0-9a-z])(?=[a-f-]{0,35}[0-9])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/i;
