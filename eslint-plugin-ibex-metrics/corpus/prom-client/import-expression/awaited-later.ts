// A worker: the import starts early and is awaited when it is needed.
const loading = import('prom-client');

export async function countStart(): Promise<void> {
  const client = await loading;
  new client.Counter({ name: 'starts_total', help: 'Starts of the process' }).inc(); // finds: no-direct-registration
}
