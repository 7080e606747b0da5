/**
 * The major version of the Prometheus server whose reading is told. Names in quotes came with version 3; of lines
 * without them the two differ only in blanks before a sample.
 */
export type ServerVersion = 2 | 3;

/** How messages name the server. */
export function serverName(version: ServerVersion): string {
  return version === 3 ? 'the Prometheus 3 server' : 'the Prometheus server';
}
