// Koa: who is signed in as a label, through a const object with a computed key and a spread.
import type { Context } from 'koa';

import { actions } from './metrics.js';

const USER = 'user_id';
const BASE = { service: 'shop', session_id: 'none' }; // finds: no-high-cardinality-labels

export function countAction(ctx: Context, action: string): void {
  actions.inc({ action, [USER]: ctx.state.user.id }); // finds: no-high-cardinality-labels
  actions.inc({ ...BASE, action });
  actions.inc({ action, ['agent_id']: ctx.get('x-agent-id') }); // finds: no-high-cardinality-labels
}
