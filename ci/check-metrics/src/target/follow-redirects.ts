import { CouldNotCheckError } from './could-not-check.js';
import { type Answer, type HttpRequest, sendRequest } from './send-request.js';
import { withoutSecrets, withoutUserInfo } from './shown-address.js';

/** Statuses that say where the answer is instead. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request, and follows redirects within its origin: the same scheme, host and port. So credentials go nowhere
 * else, and nobody else is asked on behalf of a target.
 *
 * @param maxRedirects - how many are followed
 * @returns the answer that is no redirect, and the URL it came from
 * @throws {@link CouldNotCheckError} for a redirect that is not followed; else as {@link sendRequest}
 */
export async function followRedirects(
  request: HttpRequest,
  maxRedirects: number,
): Promise<{ answer: Answer; url: URL }> {
  const asked = new Set<string>();
  for (let { url } = request; ;) {
    asked.add(url.href);
    const answer = await sendRequest({ ...request, url });
    const location = decoded(answer.header('location'));
    if (!REDIRECTS.has(answer.status) || location === '') return { answer, url };
    using redirect = answer;
    const shown = `answered ${String(redirect.status)} and redirects to "${shownLocation(location, url)}"`;
    const next = nextUrl(location, url);
    if (next?.origin !== url.origin) {
      throw refused(
        `${shown}, which is elsewhere`,
        `redirects are followed only within ${url.origin}; give the address of the metrics themselves`,
      );
    }
    if (asked.has(next.href)) throw refused(`${shown}, where it was asked before`, ADDRESS);
    if (asked.size > maxRedirects) {
      throw refused(
        maxRedirects === 0 ? shown : `${shown}, after ${String(maxRedirects)} other redirects`,
        `${ADDRESS}, or raise --max-redirects`,
      );
    }
    url = next;
  }
}

const ADDRESS = 'give the address of the metrics themselves';

function nextUrl(location: string, base: URL): URL | undefined {
  if (!URL.canParse(location, base.href)) return undefined;
  const url = new URL(location, base);
  // What the target says is no reason to log in as somebody else.
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** Headers are read as Latin-1; what is sent is UTF-8, if anything. */
function decoded(location: string): string {
  return Buffer.from(location, 'latin1').toString();
}

function shownLocation(location: string, base: URL): string {
  return URL.canParse(location, base.href)
    ? withoutSecrets(new URL(location, base))
    : withoutUserInfo(location);
}

function refused(message: string, fix: string): CouldNotCheckError {
  return new CouldNotCheckError('target/redirect', message, fix);
}
