// Lambda: metrics that are pushed at the end, grouped by instance and, wrongly, by session.
import type { Context } from 'aws-lambda';

import { gateway } from './metrics.js';

export async function flush(context: Context, session: string): Promise<void> {
  await gateway.pushAdd({ jobName: 'orders', groupings: { instance: context.functionName } });
  await gateway.pushAdd({
    jobName: 'orders',
    groupings: { instance: context.functionName, session_id: session }, // finds: no-high-cardinality-labels
  });
  const groupings = { user_id: context.identity?.cognitoIdentityId ?? '' }; // finds: no-high-cardinality-labels
  await gateway.push({ jobName: 'orders', groupings });
  await gateway.delete({ jobName: 'orders', groupings: { agentId: session } }); // finds: no-high-cardinality-labels
}
