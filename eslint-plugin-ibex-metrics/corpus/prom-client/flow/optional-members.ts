// Defensive code: members through optional chains, and `new` without parentheses.
import client from 'prom-client';

export const text = await client?.register?.metrics?.(); // finds: no-direct-registration
export const registry = new client.Registry(); // finds: no-direct-registration
