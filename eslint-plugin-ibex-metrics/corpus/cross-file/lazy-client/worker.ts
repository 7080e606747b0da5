// A worker that asks for the client.
import { getClient } from './client';

export async function start(): Promise<void> {
  const { Counter, register } = await getClient();
  new Counter({ name: 'starts_total', help: 'Starts of the process' }).inc(); // finds: no-direct-registration
  register.clear(); // finds with types: no-direct-registration
}
