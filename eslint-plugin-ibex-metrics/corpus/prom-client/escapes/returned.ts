// Functions that give the module or a class to whoever calls them.
import client, { Counter } from 'prom-client';

export const getClient = () => client; // finds: no-direct-registration

export function counterClass(): typeof Counter {
  return Counter; // finds: no-direct-registration
}

export async function* classes() {
  yield Counter; // finds: no-direct-registration
}
