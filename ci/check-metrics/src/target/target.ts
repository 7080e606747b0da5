import { CouldNotCheckError } from './could-not-check.js';

/** Something that can be checked. */
export type Target =
  | { readonly kind: 'url'; readonly url: URL; readonly label: string }
  | { readonly kind: 'stdin'; readonly label: string };

/**
 * Reads a target as given on the command line: an http or https URL, or `-` for standard input. A URL without
 * a path means `/metrics`, as in the configuration of Prometheus.
 *
 * @throws {@link CouldNotCheckError} for anything else
 */
export function parseTarget(text: string): Target {
  if (text === '-') return { kind: 'stdin', label: 'standard input' };
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new CouldNotCheckError(
      'target/invalid',
      `"${withoutUserInfo(text)}" is no target`,
      'give an http:// or https:// URL, or - for standard input',
    );
  }
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = '/metrics';
  return { kind: 'url', url, label: withoutSecrets(url) };
}

/** What was given, less everything that may be credentials: for text that is no URL to take them out of. */
export function withoutUserInfo(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');
}

/** A URL to show: without user and password, and of its query only the names, since tokens are sent there too. */
export function withoutSecrets({ origin, pathname, searchParams }: URL): string {
  const query = [...searchParams.keys()].map((name) => `${name}=…`).join('&');
  return `${origin}${pathname}${query === '' ? '' : `?${query}`}`;
}
