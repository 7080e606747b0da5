// A client that is loaded on demand, and handed to whoever asks.
let loaded: typeof import('prom-client') | undefined;

export async function getClient(): Promise<typeof import('prom-client')> {
  loaded ??= await import('prom-client');
  return loaded; // finds: no-direct-registration
}
