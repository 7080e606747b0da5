import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is a URL: `scheme://…`, also behind a method as in `GET https://…` and with a driver before it as in
 * `jdbc:postgresql://…`, `//host.name/…` or `www.host.name/…`. A host name alone is none.
 *
 * An identifier with the name of its kind before it, as in `containerd://` and a hash, is no URL.
 */
export function isUrl(text: string, { slashes, dots }: CharacterCounts): boolean {
  if (slashes > 1 && text.includes('//')) return WITH_SCHEME.test(text) || WITH_HOST.test(text);
  return dots > 1 && WITHOUT_SCHEME.test(text);
}

const WITH_SCHEME =
  /^(?:[A-Z]{3,10} )?(?:[a-z][a-z0-9+.-]{0,30}:){1,3}\/\/(?![0-9a-f]{16,}$|sha256:[0-9a-f]+$)[^\s/]?\S/i;
const WITH_HOST = /^\/\/(?:[^\s/@]{1,100}@)?(?:localhost(?=[:/]|$)|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+)/i;
const WITHOUT_SCHEME = /^www(?:\.[a-z0-9-]{1,63}){2,10}(?::\d{1,5})?[/?#]/i;
