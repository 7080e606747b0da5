/** What was given, less everything that may be credentials: for text that is no URL to take them out of. */
export function withoutUserInfo(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');
}

/** A URL to show: without user and password, and of its query only the names, since tokens are sent there too. */
export function withoutSecrets(url: URL): string {
  return `${url.protocol}//${url.host}${shownPath(url)}`;
}

/** The address of a unix socket to show, in the form in which targets are given. */
export function shownSocket(socketPath: string, url: URL): string {
  return `unix:${socketPath}:${shownPath(url)}`;
}

function shownPath({ pathname, searchParams }: URL): string {
  const query = [...searchParams.keys()].map((name) => `${name}=…`).join('&');
  return `${pathname}${query === '' ? '' : `?${query}`}`;
}
