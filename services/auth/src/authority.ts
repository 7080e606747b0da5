import { isIPv6 } from 'node:net';

/** A host and a port as they stand in a URL and in a gRPC target. */
export function authority(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${String(port)}`;
}
