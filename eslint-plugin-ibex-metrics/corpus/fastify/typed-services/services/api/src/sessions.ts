// `set` and `remove` of imported metrics: maps have them too, so only types tell what they are called on.
import { metrics, openSessions as gauge } from '../../../packages/metrics/src/index.js';
import { sessions } from './session-store.js';

export function update(state: string, user: string, path: string): void {
  gauge.set({ state }, 1);
  gauge.set({ state, user_id: user } as Record<string, string>, 1); // finds with types: no-high-cardinality-labels
  metrics.openSessions.set({ path: `/users/${user}` } as Record<string, string>, 1); // finds with types: no-url-route-label
  metrics.openSessions.remove({ sessionId: path } as Record<string, string>); // finds with types: no-high-cardinality-labels
  sessions.set({ user_id: user }, path);
  sessions.remove({ user_id: user });
}
