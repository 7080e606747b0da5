type Headers = NodeJS.Dict<string | string[]>;

/**
 * Picks what the upstream is sent of a client's headers.
 *
 * @param given - the headers of the client's request
 * @param apiKey - the proxy's own key, which takes the place of the client's token
 */
export function headersForUpstream(
  given: Headers,
  apiKey: string | undefined,
): Record<string, string | string[]> {
  return {
    ...without(given, (name) => NOT_FOR_UPSTREAM.has(name) || name.startsWith('x-ibex-')),
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
}

/**
 * Picks what a client is sent of the upstream's headers.
 *
 * @param given - the headers of the upstream's response
 */
export function headersForClient(given: Headers): Record<string, string | string[]> {
  return without(given, (name) => NOT_FOR_CLIENT.has(name));
}

function without(given: Headers, isUnwanted: (name: string) => boolean): Record<string, string | string[]> {
  const hopByHop = new Set([...HOP_BY_HOP, ...namedInConnection(given['connection'])]);
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !hopByHop.has(name) && !isUnwanted(name)) kept[name] = value;
  }
  return kept;
}

// RFC 9110, section 7.6.1: what "connection" names is for the next hop only.
function namedInConnection(connection: string | string[] = []): string[] {
  return [connection].flat().flatMap((list) => list.split(',').map((name) => name.trim().toLowerCase()));
}

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

const NOT_FOR_UPSTREAM = new Set([
  'authorization',
  'cookie',
  // The proxy has answered it already.
  'expect',
  // The HTTP client states its own.
  'host',
  'content-length',
]);

// A cookie would belong to the proxy's account with the provider, not to the client.
const NOT_FOR_CLIENT = new Set(['set-cookie']);
