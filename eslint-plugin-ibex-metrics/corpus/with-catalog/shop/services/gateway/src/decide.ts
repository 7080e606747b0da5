// What the file next to it imports: a function with a literal union as its result.
import type { Result } from '../../../packages/metrics/src/index.js';

export function decide(key: string): Result {
  return key.length > 10 ? 'denied' : 'allowed';
}
