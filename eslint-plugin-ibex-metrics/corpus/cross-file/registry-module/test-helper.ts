// A helper that empties the shared registry: maps are cleared as well, so this takes types.
import { registry } from './registry';

export function emptyRegistry(): void {
  registry.clear(); // finds with types: no-direct-registration
}
