// Lambda in a state machine: ids of executions in traces, in the answer and in a table; the label is the state's name.
import { steps } from './metrics.js';
import { table } from './table.js';
import { tracer } from './tracer.js';

interface Input {
  readonly state: string;
  readonly session_id: string;
  readonly path: string;
}

export async function handler({ state, session_id, path }: Input): Promise<Input> {
  tracer.putAnnotation('session_id', session_id);
  await table.put({ Item: { session_id, path, state } });
  steps.inc({ state, result: 'ok' });
  steps.labels({ state, session_id }).inc(); // finds: no-high-cardinality-labels
  return { state, session_id, path };
}
