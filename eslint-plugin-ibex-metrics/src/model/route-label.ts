/**
 * The labels that hold a route, by their names in any spelling: `httpRoute` and `http_route` are one label to a reader.
 *
 * @param additional - names besides `route`, `path` and their like
 */
export function routeLabels(additional: readonly string[] = []): { has: (name: string) => boolean } {
  const spellings = new Set([...ROUTE_LABELS, ...additional].map(spelling));
  return { has: (name) => spellings.has(spelling(name)) };
}

function spelling(label: string): string {
  return label.replaceAll(/[_-]/g, '').toLowerCase();
}

const ROUTE_LABELS = [
  ...['route', 'path', 'pathname', 'url', 'uri', 'endpoint', 'handler'],
  ...['http_path', 'http_route', 'http_target', 'http_url'],
  ...['request_path', 'request_uri', 'request_url'],
];
