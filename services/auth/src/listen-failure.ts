/**
 * Says why a port could not be listened on.
 *
 * @param variable - the environment variable that holds the port
 * @param port - the port
 * @param cause - the error of the server, which may hold its code in the message only
 * @returns an error naming the variable to change
 */
export function listenFailure(variable: string, port: number, cause: unknown): Error {
  const code =
    cause instanceof Error ? /\bE[A-Z_]{4,}\b/.exec(`${codeOf(cause)} ${cause.message}`)?.[0] : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new Error(`${variable}: port ${String(port)} is in use; stop what listens on it or set another`);
    case 'EACCES':
      return new Error(`${variable}: port ${String(port)} needs privileges; set one above 1023`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error('AUTH_HOST: is no address of this machine; set one that is, such as 127.0.0.1');
    default:
      return new Error(
        `${variable}: cannot listen on port ${String(port)} of AUTH_HOST (${code ?? 'unknown reason'})`,
      );
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
