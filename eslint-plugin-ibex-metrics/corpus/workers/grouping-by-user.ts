// A gateway of another module, and groupings with an id, in a file with nothing else of metrics.
import { target } from './target';

export const finish = (userId: string) => target.push({ jobName: 'export', groupings: { user_id: userId } }); // finds: no-high-cardinality-labels

export const cleanUp = (userId: string) =>
  target.delete({ jobName: 'export', groupings: { user_id: userId } }); // finds: no-high-cardinality-labels
