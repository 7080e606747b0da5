// Lambda on a queue: the names of queues are few; the id of a message and of its group are none.
import type { SQSEvent } from 'aws-lambda';

import { messages } from './metrics.js';

export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    const { user_id, path } = JSON.parse(record.body);
    messages.inc({ queue: record.eventSourceARN, result: 'ok' });
    messages.inc({ queue: record.eventSourceARN, user_id }); // finds: no-high-cardinality-labels
    messages.inc({ queue: record.eventSourceARN, path });
  }
}
