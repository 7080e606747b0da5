// A service: `then` picks the default, and what it gives is awaited.
export async function countStart(): Promise<void> {
  const client = await import('prom-client').then((module) => module.default); // finds: no-direct-registration
  client.register.clear(); // finds with types: no-direct-registration
}
