type Headers = NodeJS.Dict<string | string[]>;

/**
 * Picks what the upstream is sent of a client's headers: nothing that concerns the connection only, no credential,
 * nothing of IBEX' own, and nothing about the network the client is in.
 *
 * @param given - the headers of the client's request
 * @param apiKey - the proxy's own key, which takes the place of the client's token
 */
export function headersForUpstream(
  given: Headers,
  apiKey: string | undefined,
): Record<string, string | string[]> {
  return {
    ...without(given, isNotForUpstream),
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
}

/**
 * Picks what a client is sent of the upstream's headers: nothing that concerns the connection only, and nothing that is
 * said to the proxy or of the proxy's account.
 *
 * @param given - the headers of the upstream's response
 */
export function headersForClient(given: Headers): Record<string, string | string[]> {
  return without(given, (name) => NOT_FOR_CLIENT.has(name) || name.startsWith(OURS));
}

function without(given: Headers, isUnwanted: (name: string) => boolean): Record<string, string | string[]> {
  const named = namedInConnection(given['connection']);
  return Object.fromEntries(
    Object.entries(given).filter(
      (header): header is [string, string | string[]] =>
        header[1] !== undefined &&
        !HOP_BY_HOP.has(header[0]) &&
        !named.has(header[0]) &&
        !isUnwanted(header[0]),
    ),
  );
}

// RFC 9110, section 7.6.1: what "connection" names is for the next hop only.
function namedInConnection(connection: string | string[] = []): Set<string> {
  return new Set(
    [connection].flat().flatMap((list) => list.split(',').map((name) => name.trim().toLowerCase())),
  );
}

const HOP_BY_HOP = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const OURS = 'x-ibex-';

function isNotForUpstream(name: string): boolean {
  return NOT_FOR_UPSTREAM.has(name) || name.startsWith(OURS) || CREDENTIAL.test(name) || NETWORK.test(name);
}

const NOT_FOR_UPSTREAM = new Set([
  // What a client tells its own services of a request is not the provider's business.
  'baggage',
  // The proxy has answered it already.
  'expect',
  // The HTTP client states its own.
  'host',
  'content-length',
  // The account that is billed is that of the proxy's key.
  'openai-organization',
  'openai-project',
]);

/**
 * Words by which a header says that it is a credential, alone or among others: `x-api-key`, `x-goog-api-key`, `api-key`,
 * `x-auth-token`. A client that has a key of its own for the provider must not spend it here unnoticed.
 */
const CREDENTIAL =
  /(?:^|[-_])(?:api[-_]?key|access[-_]?key|subscription[-_]?key|auth|authorization|cookie2?|credentials?|jwt|password|secret|token)(?:$|[-_])/;

/** Where the client is and how its request came here. */
const NETWORK =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-.*)$/;

const NOT_FOR_CLIENT = new Set([
  // A cookie would belong to the proxy's account with the provider, not to the client.
  'set-cookie',
  'set-cookie2',
  'openai-organization',
  'openai-project',
  // These speak of the host that the client asked, which is the proxy.
  'alt-svc',
  'clear-site-data',
  'strict-transport-security',
]);
